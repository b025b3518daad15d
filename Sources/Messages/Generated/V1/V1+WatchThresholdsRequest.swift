// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for a watch.
  package struct WatchThresholdsRequest: Message {
    /// 1 to 1,000.
    package var scopes: [V1.Scope]
    /// Token of the last message seen; empty for a snapshot first.
    package var resumeToken: String
    /// Whether a slow reader gets the latest of each scope instead of an error; absent: true.
    package var conflate: Bool?
    /// Whether a token that is too old gets a new snapshot instead of an error.
    package var autoResnapshot: Bool
    /// Clamped to 5 to 60 s; absent: 15 s.
    package var bookmarkInterval: GoogleProtobuf.Duration?
    /// A resume_token that this replica must have reached before the snapshot is read.
    package var atLeastToken: String?

    /// The message with these fields, the others absent.
    package init(
      scopes: [V1.Scope] = [],
      resumeToken: String = "",
      conflate: Bool? = nil,
      autoResnapshot: Bool = false,
      bookmarkInterval: GoogleProtobuf.Duration? = nil,
      atLeastToken: String? = nil
    ) {
      self.scopes = scopes
      self.resumeToken = resumeToken
      self.conflate = conflate
      self.autoResnapshot = autoResnapshot
      self.bookmarkInterval = bookmarkInterval
      self.atLeastToken = atLeastToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.WatchThresholdsRequest" }

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

extension V1.WatchThresholdsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsRequest>) {
    adaptive_threshold__v1__watch_thresholds_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsRequest>, _ reader: inout Reader) {
    scopes = reader.messages(c.pointee.scopes, c.pointee.n_scopes, "scopes")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
    conflate = c.pointee._conflate_case.rawValue == 3 ? c.pointee.conflate != 0 : nil
    autoResnapshot = c.pointee.auto_resnapshot != 0
    bookmarkInterval = reader.message(c.pointee.bookmark_interval, c.pointee.n_bookmark_interval, "bookmark_interval")
    atLeastToken = c.pointee._at_least_token_case.rawValue == 6 ? reader.text(c.pointee.at_least_token, "at_least_token") : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsRequest>, in arena: inout Arena) {
    (c.pointee.scopes, c.pointee.n_scopes) = arena.messages(scopes)
    c.pointee.resume_token = arena.copy(resumeToken)
    if let conflate {
      c.pointee._conflate_case = .init(rawValue: 3)
      c.pointee.conflate = conflate ? 1 : 0
    }
    c.pointee.auto_resnapshot = autoResnapshot ? 1 : 0
    (c.pointee.bookmark_interval, c.pointee.n_bookmark_interval) = arena.message(bookmarkInterval)
    if let atLeastToken {
      c.pointee._at_least_token_case = .init(rawValue: 6)
      c.pointee.at_least_token = arena.copy(atLeastToken)
    }
  }
}
