import GRPC
import Messages
import Testing
import ThresholdClient

@testable import thresholdctl

@Suite("The command line")
struct CommandLineTests {
  @Test("takes servers as host and port")
  func addresses() {
    let good: [(String, String, Int)] = [
      ("localhost:1", "localhost", 1), ("127.0.0.1:65535", "127.0.0.1", 65_535),
      ("[::1]:50051", "::1", 50_051),
    ]
    for (text, host, port) in good {
      let address = ServerAddress(argument: text)
      #expect(address?.host == host && address?.port == port, "\(text)")
    }
    for text in ["", "localhost", ":1", "a:0", "a:65536", "a:x", "::1:5", "[]:5"] {
      #expect(ServerAddress(argument: text) == nil, "\(text)")
    }
  }

  @Test("takes values and bounds by a parameter's name, with or without its ending")
  func assignments() {
    #expect(ThresholdAssignment(argument: "rsi=65.5")?.name == "rsi_threshold")
    #expect(ThresholdAssignment(argument: "rsi_threshold=65.5")?.value == 65.5)
    #expect(BoundsAssignment(argument: "macd=-0.1:0.1")?.lowest == -0.1)
    for text in ["rsi", "rsi=", "rsi=a", "rsy=1", "rsi=1=2", "=1"] {
      #expect(ThresholdAssignment(argument: text) == nil, "\(text)")
    }
    for text in ["macd=1", "macd=1:", "macd=:1", "macd=1:2:3"] {
      #expect(BoundsAssignment(argument: text) == nil, "\(text)")
    }
  }

  @Test(
    "refuses what it cannot do",
    arguments: [
      ["replay", "x.csv", "--protections"], ["replay", "x.csv", "--protections", "--user", "u"],
      ["locks", "release", "--user", "a"], ["locks", "release", "--user", "a", "--all", "id"],
      ["locks", "release", "--all"], ["locks", "release", "--user", "", "--all"],
      ["locks", "list", "--user", ""], ["locks", "list", "--as-of", "1700000000"],
      ["policy", "set", "--user", "a", "--no-protections", "--protection", "max_drawdown"],
      ["policy", "set", "--user", "a", "--protection", "max_drawdown,trade_limit=x"],
      ["policy", "set", "--user", "a", "--protection", "max_drawdown,odd=1"],
      ["replay", "x.csv", "--horizon", "4"],
      ["replay", "x.csv", "--decisions", "x.csv"], ["simulate", "--kind", "odd", "--seed", "1"],
      ["simulate", "--kind", "null", "--seed", "1", "--signals", "0"],
      ["simulate", "--kind", "null", "--seed", "1", "--truth"], ["evaluate", "--user", "a"],
    ])
  func refusals(arguments: [String]) {
    #expect(throws: (any Error).self) { try ThresholdCtl.parseAsRoot(arguments) }
  }

  @Test("understands every command")
  func commands() throws {
    let lines = [
      "evaluate --user a --symbol B --action buy --confidence 0.8 --intent exit --json",
      "thresholds get --user a", "thresholds set --user a --symbol B rsi=65 macd=-0.01 --expected-version 3",
      "thresholds reset --user a --as-of 1700000000",
      "policy set --user a --bounds volume=1e6:1e9 --pin rsi --horizon 2h", "policy get --user a",
      "policy set --user a --protection stoploss_guard,lookback=4h,trade_limit=3,only_per_pair",
      "policy set --user a --no-protections", "locks list --user a --symbol B --ended --json",
      "locks list", "locks list --symbol B --ended", "locks list --user a --as-of 1700000000",
      "locks release --user a l1 l2", "locks release --user a --all",
      "replay - --protection cooldown_period,stop_duration=2h",
      "replay - --server h:1 --user u --protections",
      "trades record - --user a", "adapt --user a --force", "performance --user a --days-back 7",
      "watch --user a --symbol B --symbol C --follow --no-conflate", "health --timeout 2s --key secret",
      "simulate --kind default --seed 1", "replay - --server h:1 --horizon 30m --adapt-every 1d --user u",
    ]
    for line in lines {
      #expect(throws: Never.self, "\(line)") {
        try ThresholdCtl.parseAsRoot(line.split(separator: " ").map(String.init))
      }
    }
  }

  @Test("tells a refusal with its reason, every bad field and the request's id")
  func failures() {
    let details = GoogleRPC.Status(
      code: 3, message: "m",
      details: [
        .init(packing: GoogleRPC.ErrorInfo(reason: "INVALID_ARGUMENT", domain: "d", metadata: ["k": "v"])),
        .init(
          packing: GoogleRPC.BadRequest(fieldViolations: [
            .init(field: "user_id", description: "is required"),
            .init(field: "signal.rsi", description: "is nan"),
          ])), .init(packing: GoogleRPC.RequestInfo(requestID: "3-1")),
      ])
    let failure = CallFailure(Status(.invalidArgument, "m", details: details.encoded()))
    #expect(
      "\(failure)" == """
        INVALID_ARGUMENT (INVALID_ARGUMENT)
          user_id is required
          signal.rsi is nan
          request id 3-1
        """)
    #expect(failure.particulars.map(\.key) == ["k"])
    #expect("\(CallFailure(Status(.unavailable, "away")))" == "UNAVAILABLE: away")
    #expect("\(CallFailure(Status(.unknown, "odd", details: [0xFF, 0xFF])))" == "UNKNOWN: odd")
  }

  @Test("writes JSON that other programs read")
  func json() {
    let value = JSON.object([
      ("text", .text("a\"b\\\n\u{1}é")), ("numbers", .list([.number(0.1), .number(1e9), .number(.nan)])),
      ("nothing", .null), ("yes", .bool(true)),
    ])
    #expect(
      value.text
        == #"{"text": "a\"b\\\n\u0001é", "numbers": [0.1, 1000000000, "nan"], "nothing": null, "yes": true}"#)
  }

  @Test("aligns numbers to the right and words to the left")
  func tables() {
    var table = TextTable(["name", "value", "why"])
    table.append(["a", "10", "x"])
    table.append(["bb", "-", ""])
    #expect(table.text == "name  value  why\na        10  x\nbb        -")
  }

  @Test(
    "A default length of time is shown as it would be typed",
    arguments: [(10.0, "10s"), (90, "90s"), (120, "2m"), (14_400, "4h"), (172_800, "2d"), (0, "0s")])
  func lengthOfTime(seconds: Double, text: String) {
    #expect(LengthOfTime(.seconds(seconds)).defaultValueDescription == text)
  }
}
