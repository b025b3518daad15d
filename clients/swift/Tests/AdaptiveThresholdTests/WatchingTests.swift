import AdaptiveThresholdAPI
import GRPCCore
import Testing

@testable import AdaptiveThreshold

@Suite struct WatchingTests {
  @Test("Every message moves the token, and the server says how long to wait")
  func token() throws {
    var watching = try Watching(
      user: "alice", symbols: ["A"], token: "", bookmarkInterval: .seconds(15), conflates: false)
    #expect(watching.received(.with { ($0.resumeToken, $0.bookmark) = ("a", .init()) }) == nil)
    #expect(watching.request().resumeToken == "a")
    _ = watching.received(.with { ($0.resumeToken, $0.goingAway.reconnectAfter.nanos) = ("b", 300_000_000) })
    #expect(watching.isLeaving)
    #expect(watching.token == "b")
    #expect(try watching.pause(after: nil) == .milliseconds(300))
    _ = watching.request()
    #expect(try watching.pause(after: nil) == .seconds(1))
    #expect(
      try watching.pause(after: ThresholdError(.unavailable, "", retryAfter: .seconds(4))) == .seconds(4))
    let error = ThresholdError(.unauthenticated, "")
    #expect(throws: error) { try watching.pause(after: error) }
  }

  @Test(
    "An inbox hands over in order, keeps its writer when it is full, and says why nothing comes",
    .timeLimit(.minutes(1)))
  func inbox() async {
    let inbox = Inbox<Int>(room: 2)
    let writer = Task {
      for number in 1... {
        guard await inbox.put(number) else { return number }
      }
      return 0
    }
    for number in 1...100 {
      guard case .message(number) = await inbox.next(within: .seconds(30)) else {
        Issue.record("\(number) did not come")
        return
      }
    }
    inbox.abandon()
    // What it had in its hand, and at most what there was room for.
    #expect(await (100...104).contains(writer.value))
    let quiet = Inbox<Int>(room: 2)
    guard case .silence = await quiet.next(within: .milliseconds(20)) else {
      Issue.record("nothing came, and that was not silence")
      return
    }
    let waiting = Task { await quiet.next(within: .seconds(30)) }
    waiting.cancel()
    guard case .cancelled = await waiting.value else {
      Issue.record("cancelling does not end the wait")
      return
    }
    quiet.finish(away)
    guard case .end(away) = await quiet.next(within: .seconds(30)) else {
      Issue.record("the end did not come")
      return
    }
  }

  @Test("A broken stream is told from the server's own word, and pushback is read")
  func errors() {
    #expect(ThresholdError(RPCError(code: .unknown, message: "")).code == .unavailable)
    #expect(ThresholdError(RPCError(code: .notFound, message: "")).code == .notFound)
    let pushed = ThresholdError(
      RPCError(code: .unavailable, message: "", metadata: ["grpc-retry-pushback-ms": "250"]))
    #expect(pushed.retryAfter == .milliseconds(250) && pushed.mayRetry)
    for text in ["-1", "soon"] {
      let error = RPCError(code: .unavailable, message: "", metadata: ["grpc-retry-pushback-ms": "\(text)"])
      #expect(!ThresholdError(error).mayRetry)
    }
  }
}
