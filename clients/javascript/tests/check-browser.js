// Proves the items of clients/README.md in Chromium, over the JSON API: serves a page, opens it, and prints what it says.

import { chromiumRuns } from "./chromium.js";

const { THRESHOLD_HTTP: url, THRESHOLD_KEY: key, THRESHOLD_USER: user, THRESHOLD_CONTROL: control } = process.env;

const script = `
  import { Client } from "/src/browser.js";
  import { check } from "/tests/checks.js";

  const passed = await check({
    make: (options) => new Client(${JSON.stringify(url)}, options),
    stage: ${JSON.stringify({ key, user, control })},
    quickWatch: { silence: 20_000 },
    silence: [15_000, 60_000],
    print: (line) => say(line),
  });
  finish(passed ? 0 : 1);
`;
process.exitCode = await chromiumRuns(script, 150_000);
