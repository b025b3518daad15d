import Messages

// Reads an EvaluateRequest and writes an EvaluateResponse as often as the argument says; run by `run` beside it.

let request = V1.EvaluateRequest(
  userID: "user-4711",
  signal: V1.Signal(
    symbol: "BTCUSDT", action: .buy, intent: .entry, confidence: 0.82, rsi: 28.5, changePercent: 1.25,
    volume: 1_250_000, macd: 0.15, price: 43_210.5, signalTime: .init(seconds: 1_700_000_000, nanos: 1000))
).encoded()

let names = [
  "confidence_threshold", "macd_threshold", "momentum_threshold", "rsi_threshold", "volume_threshold",
]

let checks = names.map {
  V1.GateCheck(parameter: $0, observed: 0.75, threshold: 0.5, outcome: .passed, margin: 0.25)
}

func response(to request: V1.EvaluateRequest, explain: Bool) -> V1.EvaluateResponse {
  V1.EvaluateResponse(
    shouldTrade: true, decisionID: "0192f0c4a7b37c0e8d1f",
    thresholds: V1.ThresholdSet(
      userID: request.userID, symbol: request.signal?.symbol ?? "",
      thresholds: StringMap(sorted: names.map { ($0, 0.5) }),
      sources: StringMap(sorted: names.map { ($0, .symbol) }),
      version: 7, revision: 4242, lastAdaptation: .init(seconds: 1_700_000_000, nanos: 1000)),
    checks: explain ? checks : [], reason: explain ? "All five gates pass." : "",
    evaluatedAt: .init(seconds: 1_700_000_000, nanos: 1000))
}

let part = CommandLine.arguments[1]
let count = Int(CommandLine.arguments[2])!
let decoded = try V1.EvaluateRequest(decoding: request)
let answer = response(to: decoded, explain: false)
let explanation = response(to: decoded, explain: true)
var total = 0

switch part {
case "decode":
  try request.withUnsafeBytes { bytes in
    for _ in 0..<count { total += try V1.EvaluateRequest(decoding: bytes).userID.utf8.count }
  }
case "encode":
  for _ in 0..<count { total += answer.encoded(reserving: 5).count }
case "encode-explained":
  for _ in 0..<count { total += explanation.encoded(reserving: 5).count }
case "build":
  for _ in 0..<count { total += response(to: decoded, explain: false).reason.utf8.count }
default:
  // Whoever runs this by hand is told what it takes; a measurement of nothing shows as a total of 0.
  print("usage: decode, encode, encode-explained or build")
}
print(part, total)
