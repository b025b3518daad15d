// The bot in Node. THRESHOLD_TARGET, THRESHOLD_KEY and THRESHOLD_USER say where, with which key, and for whom.

import { Client } from "../src/node.js";
import { run } from "./bot.js";

const { THRESHOLD_TARGET: target = "127.0.0.1:50051", THRESHOLD_KEY: key, THRESHOLD_USER: user = "alice" } = process.env;

await run(new Client(target, { key, user, lastKnown: 30_000 }), (line) => console.log(line));
