// The client in Node against a server that follows a script: what no real server does on request.

import assert from "node:assert/strict";
import { createServer } from "node:http2";
import { test } from "node:test";
import * as v1 from "../src/generated/adaptive_threshold/v1/adaptive_threshold.js";
import { BadRequest, ErrorInfo, RetryInfo } from "../src/generated/google/rpc/error_details.js";
import { Status } from "../src/generated/google/rpc/status.js";
import { frame } from "../src/grpc/frames.js";
import { Client } from "../src/node.js";

const { AdaptiveThresholdService: service } = v1;
const trade = { tradeId: "t-1", symbol: "BTCUSDT", side: "buy", pnlPercent: 1, closedAt: new Date(2026, 0, 1) };
const recorded = { messages: [v1.RecordTradesResponse.encode({ results: [{ id: "t-1", status: 1 }] })] };
const event = (resumeToken, kind) => v1.WatchThresholdsResponse.encode({ resumeToken, ...kind });

/** What ends a call as the server ends it: with an ErrorInfo, further details and trailers. */
function refusal(code, reason, details = [], trailers = {}) {
  const packed = [[ErrorInfo, "ErrorInfo", { reason }], ...details].map(([type, name, value]) => ({
    typeUrl: `type.googleapis.com/google.rpc.${name}`,
    value: type.encode(value),
  }));
  const bytes = Status.encode({ code, message: "as the script says", details: packed });
  const base64 = Buffer.from(bytes).toString("base64").replaceAll("=", "");
  return { status: code, trailers: { "grpc-status-details-bin": base64, "grpc-message": "as%20the%20script says", ...trailers } };
}

/** Runs `work` with a client and the calls that its server got; each call gets the next of the steps. */
async function script(steps, work) {
  const calls = [];
  const server = createServer();
  const sessions = new Set();
  server.on("session", (session) => sessions.add(session));
  server.on("stream", (stream, headers) => {
    calls.push({ path: headers[":path"], key: headers.authorization, timeout: headers["grpc-timeout"], at: performance.now() });
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("error", () => {});
    const call = calls.at(-1);
    stream.on("end", () => (call.message = Buffer.concat(chunks).subarray(5)));
    const { messages = [], status = 0, trailers = {}, http, lasts, reset } = steps[calls.length - 1] ?? { status: 12 };
    if (reset !== undefined) return stream.close(reset);
    if (http !== undefined) return stream.respond({ ":status": http, "content-type": "text/html" }, { endStream: true });
    const end = { "grpc-status": status, ...trailers };
    // A refusal without messages is headers alone.
    if (messages.length === 0 && !lasts) {
      return stream.respond({ ":status": 200, "content-type": "application/grpc", ...end }, { endStream: true });
    }
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers(end));
    // Byte by byte at the beginning, so that no message comes in one piece.
    const bytes = Buffer.concat(messages.map(frame));
    for (const byte of bytes.subarray(0, 8)) stream.write(Buffer.of(byte));
    stream.write(bytes.subarray(8));
    if (!lasts) stream.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new Client(`127.0.0.1:${server.address().port}`, { user: "alice", key: "KEY" });
  try {
    await work(client, calls);
  } finally {
    client.close();
    server.close();
    for (const session of sessions) session.destroy();
  }
}

test("key and deadline are on every call", () =>
  script([recorded], async (client, calls) => {
    const answer = await client.unary(service.recordTrades, { trades: [{ tradeId: "t-1" }] }, { deadline: 2_500 });
    assert.equal(answer.results[0].id, "t-1");
    const [{ path, key, timeout, message }] = calls;
    assert.deepEqual([path, key, timeout], ["/adaptive_threshold.v1.AdaptiveThresholdService/RecordTrades", "Bearer KEY", "2500m"]);
    assert.equal(v1.RecordTradesRequest.decode(message).trades[0].tradeId, "t-1");
  }));

test("pushback and RetryInfo are waited for", () =>
  script(
    [
      refusal(14, "COMMIT_UNKNOWN", [], { "grpc-retry-pushback-ms": "400" }),
      refusal(8, "RATE_LIMITED", [[RetryInfo, "RetryInfo", { retryDelay: { nanos: 3e8 } }]]),
      recorded,
    ],
    async (client, calls) => {
      assert.equal((await client.recordTrade(trade)).isRecorded, true);
      assert.ok(calls[1].at - calls[0].at >= 399);
      assert.ok(calls[2].at - calls[1].at >= 299);
    },
  ));

test("a broken stream is repeated, whatever broke it", () =>
  script([{ reset: 2 }, { reset: 7 }, { reset: 8 }, { reset: 0 }, { status: 2 }, { http: 502 }, recorded], async (client, calls) => {
    assert.equal((await client.recordTrade(trade)).isRecorded, true);
    assert.equal(calls.length, 7);
  }));

for (const [what, step, code] of [
  ["a negative pushback", refusal(14, "GOING_AWAY", [], { "grpc-retry-pushback-ms": "-1" }), "UNAVAILABLE"],
  ["the server's own INTERNAL", refusal(13, "INTERNAL"), "INTERNAL"],
  ["a bad field", refusal(3, "BAD", [[BadRequest, "BadRequest", { fieldViolations: [{ field: "a", description: "b" }] }]]), "INVALID_ARGUMENT"],
]) {
  test(`${what} ends it`, () =>
    script([step, recorded], async (client, calls) => {
      const error = await client.recordTrade(trade).catch((thrown) => thrown);
      assert.deepEqual([error.code, calls.length], [code, 1]);
      if (code === "INVALID_ARGUMENT") assert.equal(error.faults[0].field, "a");
      assert.match(error.message, /as the script says/);
    }));
}

test("a watch goes on after what it has handed out", () =>
  script(
    [
      { messages: [event("a", { snapshot: { thresholdSets: [{ userId: "alice" }] } })], ...refusal(14, "GOING_AWAY") },
      { messages: [event("b", { snapshot: {} }), event("c", { snapshotComplete: {} }), event("d", { goingAway: { reconnectAfter: { nanos: 2e8 } } })], lasts: true },
      { messages: [event("e", { bookmark: {} })] },
      refusal(9, "REVISION_FOREIGN"),
    ],
    async (client, calls) => {
      const tokens = [];
      const watch = client.watch([""]);
      const read = async () => {
        for await (const { token } of watch) tokens.push(token);
      };
      await assert.rejects(read, { reason: "REVISION_FOREIGN" });
      assert.deepEqual(tokens, ["a", "b", "c"]);
      assert.deepEqual(calls.map(({ message }) => v1.WatchThresholdsRequest.decode(message).resumeToken), ["", "a", "d", "e"]);
      for (const [index, least] of [999, 199, 999].entries()) assert.ok(calls[index + 1].at - calls[index].at >= least);
    },
  ));

test("closing and cancelling end what waits", () =>
  script([{ lasts: true, messages: [event("a", { bookmark: {} })] }, { lasts: true }, { lasts: true }], async (client) => {
    const watch = client.watch([""]);
    setTimeout(() => watch.close(), 100);
    for await (const _ of watch) assert.fail("there is no event");
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 100);
    await assert.rejects(client.thresholds("", { deadline: 20_000, signal: cancel.signal }), { code: "CANCELLED" });
    await assert.rejects(client.thresholds("", { deadline: 100 }), { code: "DEADLINE_EXCEEDED" });
  }));
