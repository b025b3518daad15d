internal import Client
internal import GRPC
internal import Messages
internal import Synchronization

/// Calls Evaluate at a steady rate, whether answers come or not: a call's time counts from when it was due, so that a
/// server that stands still cannot hide it by being called less.
struct EvaluateLoad {
  private let channels: [GRPCChannel]
  private let rate: Double
  private let users: Int

  init(_ target: String, rate: Double, users: Int) async throws {
    guard rate > 0, users > 0 else { throw Misuse(description: "RATE and USERS must be above 0") }
    let (host, port) = try Self.address(target)
    var channels: [GRPCChannel] = []
    for _ in 0..<4 { channels.append(try await GRPCChannel.connect(host: host, port: port)) }
    (self.channels, self.rate, self.users) = (channels, rate, users)
    // Each user's first call reads its key from storage.
    for user in 0..<users { try await Self.evaluate(user, on: channels[user % channels.count]) }
  }

  func close() async {
    for channel in channels { await channel.close() }
  }

  /// Runs while `goesOn` says so, and returns the figures as members of a JSON object.
  func run(while goesOn: () -> Bool) async throws -> String {
    let latencies = Latencies()
    let interval = Duration.seconds(1 / rate)
    try await withThrowingTaskGroup(of: Void.self) { group in
      let start = ContinuousClock.now
      var number = 0
      while goesOn() {
        let due = start + interval * number
        if due > .now { try await Task.sleep(until: due, tolerance: .zero) }
        let (user, channel) = (number % users, channels[number % channels.count])
        group.addTask {
          try await Self.evaluate(user, on: channel)
          latencies.add(ContinuousClock.now - due)
        }
        number += 1
        // Takes what has ended, so that the group does not grow.
        if number % 1_000 == 0 { for _ in 0..<500 { try await group.next() } }
      }
      try await group.waitForAll()
    }
    return latencies.figures
  }

  private static func evaluate(_ user: Int, on channel: GRPCChannel) async throws {
    let signal = V1.Signal(
      symbol: SeededStore.symbol.value, action: .buy, confidence: 0.9, rsi: 40, changePercent: 3, volume: 2e9,
      macd: 0.05, price: 100)
    let request = V1.EvaluateRequest(userID: SeededStore.user(user).value, signal: signal)
    let bytes = try await channel.unary(
      "/adaptive_threshold.v1.AdaptiveThresholdService/Evaluate", request.encoded(), timeout: .seconds(60))
    guard try !V1.EvaluateResponse(decoding: bytes).decisionID.isEmpty else {
      throw Misuse(description: "an answer without a decision")
    }
  }

  static func address(_ target: String) throws -> (String, Int) {
    let parts = target.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1]) else {
      throw Misuse(description: "HOST:PORT, not \(target)")
    }
    return (String(parts[0]), port)
  }
}

/// How long calls took.
private final class Latencies: Sendable {
  private let all = Mutex<[Duration]>([])

  func add(_ latency: Duration) { all.withLock { $0.append(latency) } }

  /// Members of a JSON object.
  var figures: String {
    let sorted = all.withLock { $0.sorted() }
    let quantiles = [("p50", 0.5), ("p99", 0.99), ("p999", 0.999)].map { name, share in
      let place = min(Int(Double(sorted.count) * share), sorted.count - 1)
      return #""\#(name)_ms": \#(place < 0 ? 0 : sorted[place] / .milliseconds(1))"#
    }
    return #""calls": \#(sorted.count), \#(quantiles.joined(separator: ", "))"#
  }
}
