// A script in a page of a real browser, without any package: the page reports to the server that it came from.

import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");

/**
 * Runs a module that calls `say(line)` and, at its end, `finish(status)`; resolves to that status.
 *
 * @param {string} script Modules of this client are below /src/ and /tests/.
 * @param {number} limit Milliseconds.
 */
export async function chromiumRuns(script, limit) {
  const profile = await mkdtemp(join(tmpdir(), "threshold-chromium-"));
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      let text = "";
      for await (const chunk of request) text += chunk;
      response.end();
      if (request.url === "/say") console.log(text);
      else finish(Number(text));
    } else if (/^\/(src|tests|examples)(\/[\w-]+)+\.js$/.test(request.url)) {
      response.setHeader("Content-Type", "text/javascript");
      createReadStream(join(folder, request.url)).on("error", () => response.writeHead(404).end()).pipe(response);
    } else if (request.url === "/") {
      response.setHeader("Content-Type", "text/html");
      response.end(page(script));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = spawn(
    "chromium",
    [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/`,
    ],
    { stdio: "ignore", detached: true },
  );
  browser.on("error", (error) => {
    console.error(`Chromium cannot be started (apt-get install chromium): ${error.message}`);
    finish(1);
  });
  const timer = setTimeout(() => {
    console.log(`the page did not finish within ${limit / 1000} s`);
    finish(1);
  }, limit);
  try {
    return await finished;
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
    // With all of its helpers.
    if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

const page = (script) => `<!doctype html>
<script>
  let last = Promise.resolve();
  const post = (path, text) => (last = last.then(() => fetch(path, { method: "POST", body: text })));
  const say = (line) => post("/say", line);
  const finish = (status) => post("/finish", String(status));
  const fail = (error) => { say(String(error?.stack ?? error)); finish(1); };
  addEventListener("error", (event) => fail(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => fail(event.reason));
</script>
<script type="module">${script}</script>
`;
