import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Two replicas on one store")
struct OtherReplicaTests {
  /// The other one has the key in memory. Its decisions bet on where the learner stands, and there is nothing to bet on
  /// while it believes that the learner stands on the baseline.
  @Test("A cycle that moves the learner and no threshold reaches the memory of the other")
  func learnerMoved() async throws {
    let repository = InMemoryRepository()
    let one = try await Engine(repository: repository)
    let other = try await Engine(repository: repository)
    _ = try await other.decide(signal(), at: at(0))
    var now = 1.0
    for number in 0..<70 {
      let edge = number.isMultiple(of: 2)
      let id = try await one.decide(signal(confidence: edge ? 0.95 : 0.78), at: at(now)).id
      let report = ReportedOutcome(
        id: "o\(number)", user: alice, decisionID: id, pnlPercent: edge ? 1.5 : -1.5, knownAt: nil,
        propensity: 1)
      _ = try await one.record([report], at: at(now + 1))
      now += 2
    }
    let answer = try await one.perform(command(.adapt(force: true), at: at(now)))
    #expect(answer.updates.isEmpty && !answer.entryID.isEmpty)
    let record = try #require(
      try await repository.read(deadline: nil) { try $0.scopes([bitcoin]) }[bitcoin])
    let position = try #require(try LearnerState(decoding: record.learner).position)
    try await other.feed.catchUp()
    let id = try await other.decide(signal(), at: at(now + 1)).id
    try await other.decisions.flush()
    let decision = try await repository.read(deadline: nil) { try $0.decisions([id], of: alice) }[id]
    #expect(decision?.symbolView?.u == position)
    #expect(answer.revision == 1)
  }
}
