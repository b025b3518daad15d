// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Values for a scope's own set.
  package struct SetThresholdsRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the global set.
    package var symbol: String
    /// Values by parameter name. Other parameters return to what the user last said of them: nothing is proved of what the
    /// learner had found against a new baseline.
    package var values: StringMap<Double>
    /// If given, the version that the set must have; else ABORTED.
    package var expectedVersion: Int64?
    /// Chosen by the caller; the same again is answered again and done once.
    package var requestID: String
    /// Check and answer, but write nothing.
    package var validateOnly: Bool
    /// For the audit.
    package var reason: String
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      values: StringMap<Double> = [:],
      expectedVersion: Int64? = nil,
      requestID: String = "",
      validateOnly: Bool = false,
      reason: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.symbol = symbol
      self.values = values
      self.expectedVersion = expectedVersion
      self.requestID = requestID
      self.validateOnly = validateOnly
      self.reason = reason
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.SetThresholdsRequest" }

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

extension V1.SetThresholdsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetThresholdsRequest>) {
    adaptive_threshold__v1__set_thresholds_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__SetThresholdsRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    values = reader.map(c.pointee.values, c.pointee.n_values, "values") { entry, reader in
      (reader.text(entry.pointee.key, "key"), entry.pointee.value)
    }
    expectedVersion = c.pointee._expected_version_case.rawValue == 4 ? c.pointee.expected_version : nil
    requestID = reader.text(c.pointee.request_id, "request_id")
    validateOnly = c.pointee.validate_only != 0
    reason = reader.text(c.pointee.reason, "reason")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetThresholdsRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    (c.pointee.values, c.pointee.n_values) = arena.entries(values) { key, value, entry, arena in
      adaptive_threshold__v1__set_thresholds_request__values_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      entry.pointee.value = value
    }
    if let expectedVersion {
      c.pointee._expected_version_case = .init(rawValue: 4)
      c.pointee.expected_version = expectedVersion
    }
    c.pointee.request_id = arena.copy(requestID)
    c.pointee.validate_only = validateOnly ? 1 : 0
    c.pointee.reason = arena.copy(reason)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
