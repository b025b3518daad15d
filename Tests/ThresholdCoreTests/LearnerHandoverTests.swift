import Testing
import ThresholdCore

@Suite("Changing the learner")
struct LearnerHandoverTests {
  @Test("of a promoted scope walks back what the former learner reached, and evidence begins anew")
  func handover() {
    var harness = JournalHarness.promoted(towards: PerParameter(repeating: 0.2))
    _ = harness.cycle()
    #expect(harness.live != harness.inherited)
    harness.policy = JournalHarness.policy(.boxMixture)
    for _ in 0..<40 { _ = harness.cycle() }
    #expect(harness.state.learner.rule == "box_mixture")
    #expect(harness.state.learner.evidence < 20)
    #expect(harness.live == harness.inherited)
    #expect(harness.state.learner.standing == .trial)
  }

  @Test("is not one when the first cycle runs, nor when a state of the first format is read")
  func firstFormat() throws {
    var harness = JournalHarness.promoted(towards: PerParameter(repeating: 0.2))
    let learner = harness.state.learner
    #expect(learner.rule == "guarded_gradient" && learner.weights.isEmpty)
    // The first format ends where the weights' count (8 bytes), the rule's name (a flag, its length, 16 bytes) and the
    // prior's count begin, the second where that does, the third where the counts of what it takes to learn from prices do.
    var bytes = Array(learner.encoded().dropLast(3 * 8))
    bytes[0] = 3
    #expect(try LearnerState(decoding: bytes) == learner)
    bytes = bytes.dropLast(8)
    bytes[0] = 2
    #expect(try LearnerState(decoding: bytes) == learner)
    bytes = bytes.dropLast(8 + 1 + 8 + 16)
    bytes[0] = 1
    #expect(try LearnerState(decoding: bytes) == learner)
    #expect(throws: CorruptRecord.self) { try LearnerState(decoding: bytes + [0]) }
    harness.state.learner = try LearnerState(decoding: bytes)
    _ = harness.cycle()
    #expect(harness.state.learner.standing == .promoted)
  }

  @Test("inputs of former formats are read without what they did not know")
  func inputs() throws {
    let input = JournalInput(
      at: JournalHarness.start, command: .adapt(force: true), inherited: PerParameter(repeating: 0.5),
      policy: JournalHarness.policy(.guardedGradient))
    var bytes = Array(input.encoded().dropLast(1))
    bytes[0] = 2
    #expect(try JournalInput(decoding: bytes) == input)
    bytes = bytes.dropLast(16)
    bytes[0] = 1
    #expect(try JournalInput(decoding: bytes) == input)
    #expect(try JournalInput(decoding: input.encoded()) == input)
  }
}
