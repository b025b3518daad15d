// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One request of a stream.
  package struct EvaluateStreamRequest: Message {
    /// Chosen by the caller; comes back with the answer.
    package var sequence: UInt64
    /// The request.
    package var request: V1.EvaluateRequest?

    /// The message with these fields, the others absent.
    package init(
      sequence: UInt64 = 0,
      request: V1.EvaluateRequest? = nil
    ) {
      self.sequence = sequence
      self.request = request
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.EvaluateStreamRequest" }

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

extension V1.EvaluateStreamRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateStreamRequest>) {
    adaptive_threshold__v1__evaluate_stream_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__EvaluateStreamRequest>, _ reader: inout Reader) {
    sequence = c.pointee.sequence
    request = reader.message(c.pointee.request, c.pointee.n_request, "request")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__EvaluateStreamRequest>, in arena: inout Arena) {
    c.pointee.sequence = sequence
    (c.pointee.request, c.pointee.n_request) = arena.message(request)
  }
}
