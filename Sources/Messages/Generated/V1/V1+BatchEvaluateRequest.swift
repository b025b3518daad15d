// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Requests to decide together.
  package struct BatchEvaluateRequest: Message {
    /// 1 to 1,000.
    package var requests: [V1.EvaluateRequest]

    /// The message with these fields, the others absent.
    package init(
      requests: [V1.EvaluateRequest] = []
    ) {
      self.requests = requests
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.BatchEvaluateRequest" }

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

extension V1.BatchEvaluateRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateRequest>) {
    adaptive_threshold__v1__batch_evaluate_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__BatchEvaluateRequest>, _ reader: inout Reader) {
    requests = reader.messages(c.pointee.requests, c.pointee.n_requests, "requests")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateRequest>, in arena: inout Arena) {
    (c.pointee.requests, c.pointee.n_requests) = arena.messages(requests)
  }
}
