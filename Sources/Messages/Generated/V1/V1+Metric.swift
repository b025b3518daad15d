// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One figure.
  package struct Metric: Message {
    /// Absent when it is undefined.
    package var value: Double?
    /// Its standard error, where there is one.
    package var standardError: Double?

    /// The message with these fields, the others absent.
    package init(
      value: Double? = nil,
      standardError: Double? = nil
    ) {
      self.value = value
      self.standardError = standardError
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Metric" }

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

extension V1.Metric: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Metric>) {
    adaptive_threshold__v1__metric__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Metric>, _ reader: inout Reader) {
    value = c.pointee._value_case.rawValue == 1 ? c.pointee.value : nil
    standardError = c.pointee._standard_error_case.rawValue == 2 ? c.pointee.standard_error : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Metric>, in arena: inout Arena) {
    if let value {
      c.pointee._value_case = .init(rawValue: 1)
      c.pointee.value = value
    }
    if let standardError {
      c.pointee._standard_error_case = .init(rawValue: 2)
      c.pointee.standard_error = standardError
    }
  }
}
