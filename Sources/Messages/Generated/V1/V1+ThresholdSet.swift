// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The effective thresholds of one user and symbol.
  package struct ThresholdSet: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the user's global set.
    package var symbol: String
    /// Effective values of rsi_threshold, confidence_threshold, macd_threshold, volume_threshold and momentum_threshold.
    package var thresholds: StringMap<Double>
    /// For each parameter, where its value comes from.
    package var sources: StringMap<V1.Source>
    /// Version of the scope's own set; 0 if it never had one.
    package var version: Int64
    /// Revision of the newest change that contributed; 0 if none did.
    package var revision: Int64
    /// When the learner last moved a contributing set; absent if never.
    package var lastAdaptation: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      thresholds: StringMap<Double> = [:],
      sources: StringMap<V1.Source> = [:],
      version: Int64 = 0,
      revision: Int64 = 0,
      lastAdaptation: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.symbol = symbol
      self.thresholds = thresholds
      self.sources = sources
      self.version = version
      self.revision = revision
      self.lastAdaptation = lastAdaptation
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ThresholdSet" }

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

extension V1.ThresholdSet: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ThresholdSet>) {
    adaptive_threshold__v1__threshold_set__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ThresholdSet>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    thresholds = reader.map(c.pointee.thresholds, c.pointee.n_thresholds, "thresholds") { entry, reader in
      (reader.text(entry.pointee.key, "key"), entry.pointee.value)
    }
    sources = reader.map(c.pointee.sources, c.pointee.n_sources, "sources") { entry, reader in
      (reader.text(entry.pointee.key, "key"), V1.Source(rawValue: Int32(truncatingIfNeeded: entry.pointee.value.rawValue)))
    }
    version = c.pointee.version
    revision = c.pointee.revision
    lastAdaptation = reader.message(c.pointee.last_adaptation, c.pointee.n_last_adaptation, "last_adaptation")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ThresholdSet>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    (c.pointee.thresholds, c.pointee.n_thresholds) = arena.entries(thresholds) { key, value, entry, arena in
      adaptive_threshold__v1__threshold_set__thresholds_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      entry.pointee.value = value
    }
    (c.pointee.sources, c.pointee.n_sources) = arena.entries(sources) { key, value, entry, arena in
      adaptive_threshold__v1__threshold_set__sources_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      entry.pointee.value = .init(rawValue: .init(truncatingIfNeeded: value.rawValue))
    }
    c.pointee.version = version
    c.pointee.revision = revision
    (c.pointee.last_adaptation, c.pointee.n_last_adaptation) = arena.message(lastAdaptation)
  }
}
