internal import Client
internal import GRPC
internal import Messages
internal import Synchronization

/// One AdaptAll, which runs beside something else.
final class AdaptAllCall: Sendable {
  private let task: Task<String, any Error>
  private let over: Over

  /// Whether it has ended.
  private final class Over: Sendable {
    let flag = Atomic<Bool>(false)
  }

  private init(_ task: Task<String, any Error>, _ over: Over) {
    (self.task, self.over) = (task, over)
  }

  static func begin(_ target: String) async throws -> AdaptAllCall {
    let (host, port) = try EvaluateLoad.address(target)
    let channel = try await GRPCChannel.connect(host: host, port: port)
    let over = Over()
    let task = Task {
      defer { over.flag.store(true, ordering: .relaxed) }
      return try await run(on: channel)
    }
    return AdaptAllCall(task, over)
  }

  var isOver: Bool { over.flag.load(ordering: .relaxed) }

  /// How many keys it adapted in what time, as members of a JSON object.
  func result() async throws -> String { try await task.value }

  private static func run(on channel: GRPCChannel) async throws -> String {
    let start = ContinuousClock.now
    let call = channel.stream("/adaptive_threshold.v1.AdminService/AdaptAll")
    try await call.send(V1.AdaptAllRequest().encoded())
    call.finishSending()
    var summary: V1.AdaptAllResponse.Summary?
    for try await bytes in call.responses {
      if case .summary(let last) = try V1.AdaptAllResponse(decoding: bytes).result { summary = last }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    await channel.close()
    guard let summary else { throw Misuse(description: "AdaptAll ended without a summary") }
    guard summary.failed == 0 else { throw Misuse(description: "\(summary.failed) keys failed") }
    return #""keys": \#(summary.keys), "seconds": \#(seconds)"#
  }
}
