// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One gate of a decision.
  package struct GateCheck: Message {
    /// Such as rsi_threshold.
    package var parameter: String
    /// What the signal showed, aligned with its side (macd) or as a magnitude (momentum); absent if missing.
    package var observed: Double?
    /// The value in force.
    package var threshold: Double
    /// What the gate said.
    package var outcome: V1.GateOutcome
    /// Distance to the threshold in the parameter's unit, positive when passed; absent if there is no observation.
    package var margin: Double?

    /// The message with these fields, the others absent.
    package init(
      parameter: String = "",
      observed: Double? = nil,
      threshold: Double = 0,
      outcome: V1.GateOutcome = .unspecified,
      margin: Double? = nil
    ) {
      self.parameter = parameter
      self.observed = observed
      self.threshold = threshold
      self.outcome = outcome
      self.margin = margin
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GateCheck" }

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

extension V1.GateCheck: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GateCheck>) {
    adaptive_threshold__v1__gate_check__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GateCheck>, _ reader: inout Reader) {
    parameter = reader.text(c.pointee.parameter, "parameter")
    observed = c.pointee._observed_case.rawValue == 2 ? c.pointee.observed : nil
    threshold = c.pointee.threshold
    outcome = V1.GateOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
    margin = c.pointee._margin_case.rawValue == 5 ? c.pointee.margin : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GateCheck>, in arena: inout Arena) {
    c.pointee.parameter = arena.copy(parameter)
    if let observed {
      c.pointee._observed_case = .init(rawValue: 2)
      c.pointee.observed = observed
    }
    c.pointee.threshold = threshold
    c.pointee.outcome = .init(rawValue: .init(truncatingIfNeeded: outcome.rawValue))
    if let margin {
      c.pointee._margin_case = .init(rawValue: 5)
      c.pointee.margin = margin
    }
  }
}
