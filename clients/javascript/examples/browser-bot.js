// The bot in Chromium, started from Node; bot.html is the same in a browser of yours.

import { chromiumRuns } from "../tests/chromium.js";

const { THRESHOLD_HTTP: url = "http://127.0.0.1:5000", THRESHOLD_KEY: key, THRESHOLD_USER: user = "alice" } = process.env;

process.exitCode = await chromiumRuns(
  `
  import { Client } from "/src/browser.js";
  import { run } from "/examples/bot.js";
  await run(new Client(${JSON.stringify(url)}, ${JSON.stringify({ key, user, lastKnown: 30_000 })}), say);
  finish(0);
`,
  60_000,
);
