// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The decision and everything it rests on.
  package struct EvaluateResponse: Message {
    /// Whether to trade.
    package var shouldTrade: Bool
    /// The decision's id, for RecordTrades and RecordOutcomes.
    package var decisionID: String
    /// The thresholds in force.
    package var thresholds: V1.ThresholdSet?
    /// Every gate.
    package var checks: [V1.GateCheck]
    /// The locks that stood in the way.
    package var locks: [V1.Lock]
    /// The decision in one sentence.
    package var reason: String
    /// Whether the storage was out of reach and memory answered.
    package var stale: Bool
    /// How long ago memory was last known to be current; absent unless stale.
    package var age: GoogleProtobuf.Duration?
    /// When it was decided, on the user's clock.
    package var evaluatedAt: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      shouldTrade: Bool = false,
      decisionID: String = "",
      thresholds: V1.ThresholdSet? = nil,
      checks: [V1.GateCheck] = [],
      locks: [V1.Lock] = [],
      reason: String = "",
      stale: Bool = false,
      age: GoogleProtobuf.Duration? = nil,
      evaluatedAt: GoogleProtobuf.Timestamp? = nil
    ) {
      self.shouldTrade = shouldTrade
      self.decisionID = decisionID
      self.thresholds = thresholds
      self.checks = checks
      self.locks = locks
      self.reason = reason
      self.stale = stale
      self.age = age
      self.evaluatedAt = evaluatedAt
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.EvaluateResponse" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension V1.EvaluateResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateResponse>) {
    adaptive_threshold__v1__evaluate_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__EvaluateResponse>, _ reader: inout Reader) {
    shouldTrade = c.pointee.should_trade != 0
    decisionID = reader.text(c.pointee.decision_id, "decision_id")
    thresholds = reader.message(c.pointee.thresholds, c.pointee.n_thresholds, "thresholds")
    checks = reader.messages(c.pointee.checks, c.pointee.n_checks, "checks")
    locks = reader.messages(c.pointee.locks, c.pointee.n_locks, "locks")
    reason = reader.text(c.pointee.reason, "reason")
    stale = c.pointee.stale != 0
    age = reader.message(c.pointee.age, c.pointee.n_age, "age")
    evaluatedAt = reader.message(c.pointee.evaluated_at, c.pointee.n_evaluated_at, "evaluated_at")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateResponse>, in arena: inout Arena) {
    c.pointee.should_trade = shouldTrade ? 1 : 0
    c.pointee.decision_id = arena.copy(decisionID)
    (c.pointee.thresholds, c.pointee.n_thresholds) = arena.message(thresholds)
    (c.pointee.checks, c.pointee.n_checks) = arena.messages(checks)
    (c.pointee.locks, c.pointee.n_locks) = arena.messages(locks)
    c.pointee.reason = arena.copy(reason)
    c.pointee.stale = stale ? 1 : 0
    (c.pointee.age, c.pointee.n_age) = arena.message(age)
    (c.pointee.evaluated_at, c.pointee.n_evaluated_at) = arena.message(evaluatedAt)
  }
}
