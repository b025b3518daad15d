import Repository
import Testing
import ThresholdCore

@testable import Engine

/// A client of one watch: applies what it is sent and checks the rules on the way.
final class WatchReader {
  private(set) var feed: ChangeFeed
  var subscription: Subscription
  var state: [Key: (values: PerParameter<Double>, version: Int64)] = [:]
  var token: String?
  var revision: Int64 = 0
  var changes: [(revision: Int64, key: Key)] = []
  var conflated: Int64 = 0
  var isComplete = false

  init(_ feed: ChangeFeed, _ subscription: Subscription) {
    self.feed = feed
    self.subscription = subscription
  }

  /// Goes on with another stream, of this replica's feed or of another's.
  func goOn(_ feed: ChangeFeed, _ subscription: Subscription) {
    self.feed = feed
    self.subscription = subscription
  }

  /// Takes at most `limit` items; answers why the watch ended, if it did.
  @discardableResult
  func take(atMost limit: Int = .max, _ note: String) -> Refusal? {
    for _ in 0..<limit {
      guard let item = subscription.next() else { return nil }
      switch item {
      case .snapshot(let sets, let revision, let isLast):
        for (key, set) in sets { state[key] = (set.values, set.version) }
        let part = isLast ? 0 : ResumeToken.withinSnapshot
        token = feed.token(at: revision, part: part, of: subscription.scopes)
        self.revision = revision
      case .snapshotComplete(let revision):
        isComplete = true
        token = feed.token(at: revision)
      case .change(let change, _):
        let event = change.event
        #expect(event.revision >= revision, "\(note): a revision went back")
        let isKnown = changes.contains { $0.revision == event.revision && $0.key == event.key }
        #expect(!isKnown, "\(note): sent twice")
        if let known = state[event.key] {
          #expect(known.values == change.previous, "\(note): previous is not what the reader had")
        }
        state[event.key] = (event.set.values, event.set.version)
        changes.append((event.revision, event.key))
        conflated += change.conflated
        revision = event.revision
        token = feed.token(at: event.revision, part: change.part, of: subscription.scopes)
      case .bookmark(let revision):
        #expect(revision >= self.revision, "\(note): a bookmark went back")
        self.revision = revision
        token = feed.token(at: revision)
      case .end(let refusal): return refusal
      }
    }
    return nil
  }
}

func watchRequest(
  _ scopes: [Key], resume: String? = nil, conflates: Bool = true, resnapshots: Bool = false,
  of feed: ChangeFeed
) throws -> ChangeFeed.Request {
  ChangeFeed.Request(
    scopes: scopes.sorted(), resume: try resume.map { try ResumeToken($0, for: feed.identity) },
    conflates: conflates, resnapshots: resnapshots, bookmarkInterval: .seconds(15),
    deadline: .now + .seconds(20))
}

/// Waits until `condition` holds, for at most a minute.
func eventually(_ condition: () async -> Bool) async -> Bool {
  for _ in 0..<6_000 {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return false
}
