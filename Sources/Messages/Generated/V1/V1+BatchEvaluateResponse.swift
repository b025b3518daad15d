// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Answers in the order of the requests.
  package struct BatchEvaluateResponse: Message {
    /// One for each request.
    package var results: [V1.BatchEvaluateResponse.Result]

    /// The message with these fields, the others absent.
    package init(
      results: [V1.BatchEvaluateResponse.Result] = []
    ) {
      self.results = results
    }

    /// A decision or an error for each request.
    package struct Result: Sendable, Equatable {
      /// One or the other.
      package var result: V1.BatchEvaluateResponse.Result.Result?

      /// The message with these fields, the others absent.
      package init(
        result: V1.BatchEvaluateResponse.Result.Result? = nil
      ) {
        self.result = result
      }

      /// One or the other.
      package enum Result: Sendable, Equatable {
        /// The decision.
        case response(V1.EvaluateResponse)
        /// Why there is none.
        case error(V1.ItemError)
      }
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.BatchEvaluateResponse" }

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

extension V1.BatchEvaluateResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateResponse>) {
    adaptive_threshold__v1__batch_evaluate_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__BatchEvaluateResponse>, _ reader: inout Reader) {
    results = reader.messages(c.pointee.results, c.pointee.n_results, "results")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateResponse>, in arena: inout Arena) {
    (c.pointee.results, c.pointee.n_results) = arena.messages(results)
  }
}

extension V1.BatchEvaluateResponse.Result: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateResponse__Result>) {
    adaptive_threshold__v1__batch_evaluate_response__result__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__BatchEvaluateResponse__Result>, _ reader: inout Reader) {
    switch c.pointee.result_case.rawValue {
    case 1: result = reader.member(c.pointee.response, "response").map { .response($0) }
    case 2: result = reader.member(c.pointee.error, "error").map { .error($0) }
    default: result = nil
    }
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__BatchEvaluateResponse__Result>, in arena: inout Arena) {
    switch result {
    case .response(let value):
      c.pointee.result_case = .init(rawValue: 1)
      c.pointee.response = arena.member(value)
    case .error(let value):
      c.pointee.result_case = .init(rawValue: 2)
      c.pointee.error = arena.member(value)
    case nil: break
    }
  }
}
