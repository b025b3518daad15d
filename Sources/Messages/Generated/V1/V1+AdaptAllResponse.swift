// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What one key's cycle did, or the end.
  package struct AdaptAllResponse: Message {
    /// The scope.
    package var scope: V1.Scope?
    /// One of them.
    package var result: V1.AdaptAllResponse.Result?

    /// The message with these fields, the others absent.
    package init(
      scope: V1.Scope? = nil,
      result: V1.AdaptAllResponse.Result? = nil
    ) {
      self.scope = scope
      self.result = result
    }

    /// One of them.
    package enum Result: Sendable, Equatable {
      /// What its cycle did.
      case response(V1.AdaptResponse)
      /// Why there was none.
      case error(V1.ItemError)
      /// The last message.
      case summary(V1.AdaptAllResponse.Summary)
    }

    /// How it went.
    package struct Summary: Sendable, Equatable {
      /// Keys looked at.
      package var keys: Int64
      /// Keys whose thresholds moved.
      package var adapted: Int64
      /// Keys that a safeguard held.
      package var refused: Int64
      /// Keys that failed.
      package var failed: Int64

      /// The message with these fields, the others absent.
      package init(
        keys: Int64 = 0,
        adapted: Int64 = 0,
        refused: Int64 = 0,
        failed: Int64 = 0
      ) {
        self.keys = keys
        self.adapted = adapted
        self.refused = refused
        self.failed = failed
      }
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.AdaptAllResponse" }

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

extension V1.AdaptAllResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllResponse>) {
    adaptive_threshold__v1__adapt_all_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__AdaptAllResponse>, _ reader: inout Reader) {
    scope = reader.message(c.pointee.scope, c.pointee.n_scope, "scope")
    switch c.pointee.result_case.rawValue {
    case 2: result = reader.member(c.pointee.response, "response").map { .response($0) }
    case 3: result = reader.member(c.pointee.error, "error").map { .error($0) }
    case 4: result = reader.member(c.pointee.summary, "summary").map { .summary($0) }
    default: result = nil
    }
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllResponse>, in arena: inout Arena) {
    (c.pointee.scope, c.pointee.n_scope) = arena.message(scope)
    switch result {
    case .response(let value):
      c.pointee.result_case = .init(rawValue: 2)
      c.pointee.response = arena.member(value)
    case .error(let value):
      c.pointee.result_case = .init(rawValue: 3)
      c.pointee.error = arena.member(value)
    case .summary(let value):
      c.pointee.result_case = .init(rawValue: 4)
      c.pointee.summary = arena.member(value)
    case nil: break
    }
  }
}

extension V1.AdaptAllResponse.Summary: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllResponse__Summary>) {
    adaptive_threshold__v1__adapt_all_response__summary__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__AdaptAllResponse__Summary>, _ reader: inout Reader) {
    keys = c.pointee.keys
    adapted = c.pointee.adapted
    refused = c.pointee.refused
    failed = c.pointee.failed
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllResponse__Summary>, in arena: inout Arena) {
    c.pointee.keys = keys
    c.pointee.adapted = adapted
    c.pointee.refused = refused
    c.pointee.failed = failed
  }
}
