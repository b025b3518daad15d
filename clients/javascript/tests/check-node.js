// Proves the items of clients/README.md in Node, over gRPC.

import { Client } from "../src/node.js";
import { check } from "./checks.js";

const { THRESHOLD_TARGET: target, THRESHOLD_KEY: key, THRESHOLD_USER: user, THRESHOLD_CONTROL: control } = process.env;

const passed = await check({
  make: (options) => new Client(target, options),
  stage: { key, user, control },
  quickWatch: { bookmarkInterval: 5_000 },
  silence: [10_000, 30_000],
  print: (line) => console.log(line),
});
process.exitCode = passed ? 0 : 1;
