// The codec against protoc's own, and against what is no message.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as v1 from "../src/generated/adaptive_threshold/v1/adaptive_threshold.js";
import * as types from "../src/generated/adaptive_threshold/v1/types.js";
import { WireError } from "../src/protobuf.js";

const proto = fileURLToPath(new URL("../../../proto", import.meta.url));

/** protoc's bytes of a message in its text format. */
function protoc(type, text) {
  const files = ["adaptive_threshold/v1/adaptive_threshold.proto"];
  const arguments_ = [`-I${proto}`, `--encode=adaptive_threshold.v1.${type}`, ...files];
  const { stdout, stderr, status } = spawnSync("protoc", arguments_, { input: text });
  assert.equal(status, 0, String(stderr));
  return new Uint8Array(stdout);
}

// Field by field; an absent one is written as it reads back.
const cases = [
  [
    "Signal",
    'symbol: "BTCUSDT€" action: ACTION_SELL confidence: 0 rsi: -1.5 signal_time {seconds: -5 nanos: 999999999}',
    {
      symbol: "BTCUSDT€", action: 2, intent: 0, confidence: 0, rsi: -1.5, signalTime: { seconds: -5, nanos: 999999999 },
    },
  ],
  [
    "EvaluateResponse",
    'should_trade: true thresholds {thresholds {key: "__proto__" value: 1e300} version: 9007199254740991 revision: -1} ' +
      'checks {parameter: "a" outcome: GATE_OUTCOME_FAILED margin: -0.5} checks {parameter: "b"}',
    {
      shouldTrade: true, decisionId: "", locks: [], reason: "", stale: false,
      thresholds: {
        userId: "", symbol: "", version: Number.MAX_SAFE_INTEGER, revision: -1, sources: {},
        thresholds: Object.fromEntries([["__proto__", 1e300]]),
      },
      checks: [
        { parameter: "a", threshold: 0, outcome: 2, margin: -0.5 },
        { parameter: "b", threshold: 0, outcome: 0 },
      ],
    },
  ],
  ["WatchThresholdsResponse", 'resume_token: "t" bookmark {}', { resumeToken: "t", bookmark: {} }],
  ["EvaluateStreamRequest", "sequence: 4294967296", { sequence: 4294967296 }],
  ["ItemError", "code: -2147483648", { code: -2147483648, reason: "", message: "", faults: [] }],
];

for (const [type, text, message] of cases) {
  test(`${type} is written and read as protoc has it`, () => {
    const bytes = protoc(type, text);
    const codec = v1[type] ?? types[type];
    // Maps have no prototype.
    assert.deepEqual(JSON.parse(JSON.stringify(codec.decode(bytes))), JSON.parse(JSON.stringify(message)));
    assert.deepEqual(codec.encode(message), bytes);
  });
}

test("a long list and a long text survive", () => {
  const trades = Array.from({ length: 1000 }, (_, index) => ({ tradeId: `t-${index}`.padEnd(300, "x"), pnl: index / 7 }));
  const { trades: read } = v1.RecordTradesRequest.decode(v1.RecordTradesRequest.encode({ trades }));
  assert.deepEqual(read.map(({ tradeId, pnl }) => ({ tradeId, pnl })), trades);
});

test("unknown fields are skipped", () => {
  // Fields 100 to 103: a varint, eight bytes, a block, four bytes; then symbol.
  const unknown = [0xa0, 6, 0x96, 1, 0xa9, 6, 1, 2, 3, 4, 5, 6, 7, 8, 0xb2, 6, 2, 9, 9, 0xbd, 6, 1, 2, 3, 4];
  assert.equal(types.Signal.decode(new Uint8Array([...unknown, 10, 1, 65])).symbol, "A");
});

test("what is no message is refused", () => {
  const wrong = {
    "ends early": [10, 5, 65],
    "ends within a number": [0x80],
    "ends within eight bytes": [33, 1, 2],
    "no UTF-8": [10, 1, 0xff],
    "another wire type": [8, 1],
    "a group": [11],
    "no field number": [0, 1],
    "an endless number": Array(11).fill(0xff),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    assert.throws(() => types.Signal.decode(new Uint8Array(bytes)), WireError, what);
  }
  assert.throws(() => types.ThresholdSet.decode(new Uint8Array([0x28, ...Array(7).fill(0xff), 0x7f])), WireError);
});

test("a value of another kind names its field", () => {
  assert.throws(() => v1.EvaluateRequest.encode({ signal: { rsi: "41" } }), /signal: rsi: must be a number, not string/);
  assert.throws(() => v1.EvaluateRequest.encode({ userId: 7 }), /userId: must be a string/);
  assert.throws(() => v1.EvaluateStreamRequest.encode({ sequence: 2 ** 53 }), RangeError);
  assert.throws(() => types.Signal.encode({ action: 1.5 }), RangeError);
});
