// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One parameter that an adaptation moved.
  package struct ThresholdUpdate: Message {
    /// Such as rsi_threshold.
    package var parameter: String
    /// Before.
    package var oldValue: Double
    /// After.
    package var newValue: Double
    /// Why, for people.
    package var reason: String
    /// 0 to 0.99.
    package var confidence: Double

    /// The message with these fields, the others absent.
    package init(
      parameter: String = "",
      oldValue: Double = 0,
      newValue: Double = 0,
      reason: String = "",
      confidence: Double = 0
    ) {
      self.parameter = parameter
      self.oldValue = oldValue
      self.newValue = newValue
      self.reason = reason
      self.confidence = confidence
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ThresholdUpdate" }

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

extension V1.ThresholdUpdate: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ThresholdUpdate>) {
    adaptive_threshold__v1__threshold_update__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ThresholdUpdate>, _ reader: inout Reader) {
    parameter = reader.text(c.pointee.parameter, "parameter")
    oldValue = c.pointee.old_value
    newValue = c.pointee.new_value
    reason = reader.text(c.pointee.reason, "reason")
    confidence = c.pointee.confidence
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ThresholdUpdate>, in arena: inout Arena) {
    c.pointee.parameter = arena.copy(parameter)
    c.pointee.old_value = oldValue
    c.pointee.new_value = newValue
    c.pointee.reason = arena.copy(reason)
    c.pointee.confidence = confidence
  }
}
