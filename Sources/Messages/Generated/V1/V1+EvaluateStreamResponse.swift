// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One answer of a stream.
  package struct EvaluateStreamResponse: Message {
    /// The request's sequence.
    package var sequence: UInt64
    /// One or the other.
    package var result: V1.EvaluateStreamResponse.Result?

    /// The message with these fields, the others absent.
    package init(
      sequence: UInt64 = 0,
      result: V1.EvaluateStreamResponse.Result? = nil
    ) {
      self.sequence = sequence
      self.result = result
    }

    /// One or the other.
    package enum Result: Sendable, Equatable {
      /// The decision.
      case response(V1.EvaluateResponse)
      /// Why there is none.
      case error(V1.ItemError)
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.EvaluateStreamResponse" }

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

extension V1.EvaluateStreamResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateStreamResponse>) {
    adaptive_threshold__v1__evaluate_stream_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__EvaluateStreamResponse>, _ reader: inout Reader) {
    sequence = c.pointee.sequence
    switch c.pointee.result_case.rawValue {
    case 2: result = reader.member(c.pointee.response, "response").map { .response($0) }
    case 3: result = reader.member(c.pointee.error, "error").map { .error($0) }
    default: result = nil
    }
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateStreamResponse>, in arena: inout Arena) {
    c.pointee.sequence = sequence
    switch result {
    case .response(let value):
      c.pointee.result_case = .init(rawValue: 2)
      c.pointee.response = arena.member(value)
    case .error(let value):
      c.pointee.result_case = .init(rawValue: 3)
      c.pointee.error = arena.member(value)
    case nil: break
    }
  }
}
