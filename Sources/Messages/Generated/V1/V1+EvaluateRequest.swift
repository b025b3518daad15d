// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A signal to decide on.
  package struct EvaluateRequest: Message {
    /// The user.
    package var userID: String
    /// The signal.
    package var signal: V1.Signal?
    /// Whether the reason has a clause for each gate instead of only what decided.
    package var explain: Bool
    /// A resume_token that this replica must have reached before it answers.
    package var atLeastToken: String?
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      signal: V1.Signal? = nil,
      explain: Bool = false,
      atLeastToken: String? = nil,
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.signal = signal
      self.explain = explain
      self.atLeastToken = atLeastToken
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.EvaluateRequest" }

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

extension V1.EvaluateRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateRequest>) {
    adaptive_threshold__v1__evaluate_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__EvaluateRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    signal = reader.message(c.pointee.signal, c.pointee.n_signal, "signal")
    explain = c.pointee.explain != 0
    atLeastToken = c.pointee._at_least_token_case.rawValue == 4 ? reader.text(c.pointee.at_least_token, "at_least_token") : nil
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    (c.pointee.signal, c.pointee.n_signal) = arena.message(signal)
    c.pointee.explain = explain ? 1 : 0
    if let atLeastToken {
      c.pointee._at_least_token_case = .init(rawValue: 4)
      c.pointee.at_least_token = arena.copy(atLeastToken)
    }
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
