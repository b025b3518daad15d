// What needs no server: gates, memory, when to ask again, and what an answer says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Asking, signalMessage } from "../src/asking.js";
import { ThresholdError } from "../src/errors.js";
import { refusal } from "../src/gates.js";
import { ExitReason } from "../src/generated/adaptive_threshold/v1/types.js";
import { FrameReader, frame } from "../src/grpc/frames.js";
import { failure } from "../src/grpc/status.js";
import { EventParser } from "../src/http/events.js";
import { evaluateMessage, tradeJSON } from "../src/http/shapes.js";
import { HTTPTransport } from "../src/http/transport.js";
import { Memory } from "../src/memory.js";
import { Recording, tradeMessage } from "../src/recording.js";
import { Watching } from "../src/watching.js";

const thresholds = {
  rsi_threshold: 70, confidence_threshold: 0.75, macd_threshold: 0, volume_threshold: 1e9, momentum_threshold: 2,
};
const away = new ThresholdError("UNAVAILABLE", "away");
const good = { symbol: "BTCUSDT", action: "buy", confidence: 0.9, rsi: 40, changePercent: 3, volume: 5e9, macd: 0.05 };
const answer = (more) => ({ locks: [], stale: false, thresholds: { thresholds }, ...more });
const ask = (values) => ({ userId: "alice", signal: signalMessage({ ...good, ...values }) });

test("gates are the server's", () => {
  for (const [passes, values] of [
    [true, {}],
    [true, { rsi: 70, confidence: 0.75, macd: 0, volume: 1e9, changePercent: -2 }],
    [true, { rsi: undefined, macd: undefined, volume: undefined, changePercent: undefined }],
    [true, { action: "sell", macd: -0.05, rsi: 95 }],
    [false, { action: "sell" }],
    [false, { confidence: undefined }],
    [false, { rsi: 70.1 }],
    [false, { confidence: 0.749 }],
    [false, { macd: -0.01 }],
    [false, { volume: 9e8 }],
    [false, { changePercent: 1.9 }],
    ...["confidence", "rsi", "macd", "volume", "changePercent"].map((name) => [false, { [name]: NaN }]),
    [false, { action: "hold" }],
  ]) {
    assert.equal(refusal(ask(values).signal, thresholds) === null, passes, JSON.stringify(values));
  }
});

/** What is decided when every attempt fails. */
function decide(memory, now, error = away, request = ask()) {
  const asking = new Asking(request, memory, now, 1_000);
  const step = asking.failed(error, now);
  return typeof step === "number" ? asking.failed(error, now + step) : step;
}

test("an unavailable server is asked twice, within the deadline", () => {
  const asking = new Asking(ask(), new Memory(0), 0, 1_000);
  const pause = asking.failed(away, 100);
  assert.ok(pause >= 20 && pause <= 50);
  assert.equal(asking.failed(away, 200).source, "fallback");
  assert.equal(new Asking(ask(), new Memory(0), 0, 1_000).failed(away, 990).source, "fallback");
});

test("a fault of the caller is thrown", () => {
  for (const code of ["UNAUTHENTICATED", "PERMISSION_DENIED", "INVALID_ARGUMENT", "CANCELLED"]) {
    assert.throws(() => decide(new Memory(60_000), 0, new ThresholdError(code, "")), { code });
  }
});

test("last known ages from when the server knew", () => {
  const memory = new Memory(60_000);
  memory.note("BTCUSDT", answer(), 100_000);
  assert.equal(decide(memory, 159_900).source, "last_known");
  assert.equal(decide(memory, 160_100).source, "fallback");
  memory.note("BTCUSDT", answer({ stale: true, age: { seconds: 50, nanos: 0 } }), 200_000);
  assert.equal(decide(memory, 209_900).source, "last_known");
  assert.equal(decide(memory, 210_100).source, "fallback");
});

test("an answer with locks decides nothing later", () => {
  const memory = new Memory(60_000);
  memory.note("BTCUSDT", answer(), 100);
  memory.note("BTCUSDT", answer({ locks: [{}] }), 101);
  assert.equal(decide(memory, 102).source, "fallback");
});

test("the oldest symbol is forgotten first", () => {
  const memory = new Memory(60_000);
  for (let number = 0; number <= 10_000; number += 1) memory.note(String(number), answer(), 100);
  assert.equal(memory.recall("0", 100), undefined);
  assert.notEqual(memory.recall("1", 100), undefined);
});

test("over the JSON API, a refusal that gates do not explain is a lock", () => {
  const data = { should_trade: false, current_thresholds: thresholds, reasoning: "", decision_id: "", stale: false };
  assert.equal(evaluateMessage(data, ask().signal).locks.length, 1);
  assert.equal(evaluateMessage(data, ask({ rsi: 95 }).signal).locks.length, 0);
  assert.equal(evaluateMessage({ ...data, should_trade: true, stale: true }, ask().signal).locks.length, 1);
});

test("over the JSON API, NaN is refused before it becomes null", async () => {
  const transport = new HTTPTransport("http://127.0.0.1:9", "");
  await assert.rejects(transport.evaluate(ask({ rsi: NaN }), 1_000), { code: "INVALID_ARGUMENT" });
});

test("a trade says what closed it, in both APIs", () => {
  const trade = { tradeId: "t-1", symbol: "BTCUSDT", side: "buy", pnlPercent: -1.5, closedAt: 1_700_000_000_000 };
  for (const [name, number] of Object.entries(ExitReason)) {
    if (number === ExitReason.UNSPECIFIED) continue;
    const message = tradeMessage({ ...trade, exitReason: name.toLowerCase() }, "alice");
    assert.equal(message.exitReason, number);
    assert.equal(tradeJSON(message).exit_reason, name.toLowerCase());
  }
  assert.equal(tradeMessage(trade, "alice").exitReason, undefined);
  assert.equal(JSON.stringify(tradeJSON(tradeMessage(trade, "alice"))).includes("exit_reason"), false);
  for (const exitReason of ["stop", "", "toString"]) {
    assert.throws(() => tradeMessage({ ...trade, exitReason }, "alice"), RangeError);
  }
});

const recording = (...ids) => new Recording(ids.map((tradeId) => ({ tradeId })), 0, 30_000);

test("a trade needs an id", () => {
  assert.throws(
    () => recording("t-1", ""),
    ({ code, faults }) => code === "INVALID_ARGUMENT" && faults.length === 1 && faults[0].field === "trades[1].trade_id",
  );
});

test("pauses double up to five seconds", () => {
  const plan = recording("t-1");
  for (const base of [100, 200, 400, 800, 1600, 3200, 5000, 5000]) {
    plan.failed(away);
    const pause = plan.pause(0);
    assert.ok(pause >= base / 2 && pause <= base, `${pause} of ${base}`);
  }
});

test("the server says how long, and whether at all", () => {
  const plan = recording("t-1");
  plan.failed(new ThresholdError("RESOURCE_EXHAUSTED", "", { retryAfter: 7_000 }));
  assert.equal(plan.pause(0), 7_000);
  for (const error of [
    new ThresholdError("INVALID_ARGUMENT", ""),
    new ThresholdError("RESOURCE_EXHAUSTED", ""),
    new ThresholdError("ABORTED", ""),
    new ThresholdError("INTERNAL", ""),
    new ThresholdError("UNAVAILABLE", "", { mayRetry: false }),
  ]) {
    assert.throws(() => recording("t-1").failed(error), error);
  }
});

test("the last error is thrown when no time is left", () => {
  const plan = recording("t-1");
  plan.failed(new ThresholdError("UNAVAILABLE", "", { retryAfter: 10_000 }));
  assert.equal(plan.pause(19_900), 10_000);
  assert.throws(() => plan.pause(20_100), { code: "UNAVAILABLE" });
});

test("only what is open is sent again", () => {
  const plan = recording("a", "b", "c");
  const result = (id, status, error) => ({ id, status, error, learned: false, notLearnedReason: "" });
  const unavailable = { code: 14, reason: "COMMIT_UNKNOWN", message: "", faults: [] };
  const conflict = { code: 6, reason: "TRADE_CONFLICT", message: "", faults: [] };
  plan.answered([result("a", 1), result("b", 0, unavailable), result("c", 0, conflict)]);
  assert.notEqual(plan.pause(0), null);
  assert.deepEqual(plan.attempt(1).trades, [{ tradeId: "b" }]);
  plan.answered([result("b", 2)]);
  assert.equal(plan.pause(1), null);
  const found = plan.results.map(({ tradeId, isRecorded, isRepeated }) => [tradeId, isRecorded, isRepeated]);
  assert.deepEqual(found, [["a", true, false], ["b", true, true], ["c", false, false]]);
  assert.equal(plan.results[2].error.reason, "TRADE_CONFLICT");
});

test("a trade of no known side is refused", () => {
  assert.throws(() => tradeMessage({ tradeId: "t", side: "long" }, "alice"), RangeError);
});

test("a watch waits as long as the server says", () => {
  const watching = new Watching("alice", ["BTCUSDT"], { token: "", bookmarkInterval: 15_000, conflate: false });
  assert.equal(watching.received({ resumeToken: "a", bookmark: {} }), undefined);
  assert.equal(watching.request().resumeToken, "a");
  watching.received({ resumeToken: "b", goingAway: { reconnectAfter: { seconds: 0, nanos: 3e8 } } });
  assert.deepEqual([watching.isLeaving, watching.pause(), watching.token], [true, 300, "b"]);
  watching.request();
  assert.equal(watching.pause(), 1_000);
  assert.equal(watching.pause(new ThresholdError("UNAVAILABLE", "", { retryAfter: 4_000 })), 4_000);
  assert.throws(() => watching.pause(new ThresholdError("UNAUTHENTICATED", "")), { code: "UNAUTHENTICATED" });
});

test("a status is read from trailers, from headers, or from a proxy", () => {
  const code = (response, trailers) => failure(response, trailers)?.code;
  assert.equal(code({ ":status": "200" }, { "grpc-status": "0" }), undefined);
  assert.equal(code({ ":status": "200", "grpc-status": "5" }), "NOT_FOUND");
  assert.equal(code({ ":status": "503" }), "UNAVAILABLE");
  assert.equal(code({ ":status": "418" }), "UNAVAILABLE");
  assert.equal(code({ ":status": "200" }), "UNAVAILABLE");
  assert.equal(code({ ":status": "200" }, { "grpc-status": "2" }), "UNAVAILABLE");
  const pushed = failure({ ":status": "200" }, { "grpc-status": "14", "grpc-retry-pushback-ms": "250", "grpc-message": "a%20b" });
  assert.deepEqual([pushed.retryAfter, pushed.mayRetry, pushed.message], [250, true, "UNAVAILABLE: a b"]);
  for (const pushback of ["-1", "soon"]) {
    assert.equal(failure({}, { "grpc-status": "14", "grpc-retry-pushback-ms": pushback }).mayRetry, false);
  }
});

test("frames are cut wherever chunks are", () => {
  const bytes = [...frame(new Uint8Array([1, 2, 3])), ...frame(new Uint8Array()), ...frame(new Uint8Array(300))];
  for (const size of [1, 2, 5, 7, 1000]) {
    const reader = new FrameReader();
    const lengths = [];
    for (let at = 0; at < bytes.length; at += size) {
      lengths.push(...reader.push(new Uint8Array(bytes.slice(at, at + size))).map((message) => message.length));
    }
    assert.deepEqual([lengths, reader.isComplete], [[3, 0, 300], true]);
  }
  assert.throws(() => new FrameReader().push(new Uint8Array([1, 0, 0, 0, 0])), { code: "INTERNAL" });
  assert.throws(() => new FrameReader().push(new Uint8Array([0, 255, 0, 0, 0])), { code: "RESOURCE_EXHAUSTED" });
});

test("events are cut wherever chunks are", () => {
  const text = "retry: 1000\r\n\r\n: alive\n\nid: a\nevent: change\ndata: {\ndata: }\n\ndata:x\r\rid: c\n\n";
  for (const size of [1, 2, 3, 1000]) {
    const parser = new EventParser();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)));
    assert.deepEqual(events, [
      { id: "a", event: "change", data: "{\n}" },
      { id: undefined, event: "message", data: "x" },
    ]);
  }
});
