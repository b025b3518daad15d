// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Counts of this replica.
  package struct GetStatsResponse: Message {
    /// Version of the program.
    package var version: String
    /// When it started.
    package var startedAt: GoogleProtobuf.Timestamp?
    /// How long ago.
    package var uptime: GoogleProtobuf.Duration?
    /// Name of the storage: memory, sqlite or postgresql.
    package var storage: String
    /// Id of the store.
    package var storeID: String
    /// Revision of the newest change.
    package var revision: Int64
    /// Users known to the store.
    package var users: Int64
    /// Scopes known to the store.
    package var scopes: Int64
    /// Trades in the store.
    package var trades: Int64
    /// Outcomes in the store.
    package var outcomes: Int64
    /// Keys in memory.
    package var cachedKeys: Int64
    /// Open watches.
    package var watches: Int64
    /// Decisions since the start.
    package var decisions: Int64
    /// Of these, answered with should_trade.
    package var accepted: Int64
    /// Decisions that were lost before they were durable.
    package var decisionsLost: Int64
    /// Adaptations since the start that moved a threshold.
    package var adaptations: Int64

    /// The message with these fields, the others absent.
    package init(
      version: String = "",
      startedAt: GoogleProtobuf.Timestamp? = nil,
      uptime: GoogleProtobuf.Duration? = nil,
      storage: String = "",
      storeID: String = "",
      revision: Int64 = 0,
      users: Int64 = 0,
      scopes: Int64 = 0,
      trades: Int64 = 0,
      outcomes: Int64 = 0,
      cachedKeys: Int64 = 0,
      watches: Int64 = 0,
      decisions: Int64 = 0,
      accepted: Int64 = 0,
      decisionsLost: Int64 = 0,
      adaptations: Int64 = 0
    ) {
      self.version = version
      self.startedAt = startedAt
      self.uptime = uptime
      self.storage = storage
      self.storeID = storeID
      self.revision = revision
      self.users = users
      self.scopes = scopes
      self.trades = trades
      self.outcomes = outcomes
      self.cachedKeys = cachedKeys
      self.watches = watches
      self.decisions = decisions
      self.accepted = accepted
      self.decisionsLost = decisionsLost
      self.adaptations = adaptations
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetStatsResponse" }

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

extension V1.GetStatsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetStatsResponse>) {
    adaptive_threshold__v1__get_stats_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetStatsResponse>, _ reader: inout Reader) {
    version = reader.text(c.pointee.version, "version")
    startedAt = reader.message(c.pointee.started_at, c.pointee.n_started_at, "started_at")
    uptime = reader.message(c.pointee.uptime, c.pointee.n_uptime, "uptime")
    storage = reader.text(c.pointee.storage, "storage")
    storeID = reader.text(c.pointee.store_id, "store_id")
    revision = c.pointee.revision
    users = c.pointee.users
    scopes = c.pointee.scopes
    trades = c.pointee.trades
    outcomes = c.pointee.outcomes
    cachedKeys = c.pointee.cached_keys
    watches = c.pointee.watches
    decisions = c.pointee.decisions
    accepted = c.pointee.accepted
    decisionsLost = c.pointee.decisions_lost
    adaptations = c.pointee.adaptations
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetStatsResponse>, in arena: inout Arena) {
    c.pointee.version = arena.copy(version)
    (c.pointee.started_at, c.pointee.n_started_at) = arena.message(startedAt)
    (c.pointee.uptime, c.pointee.n_uptime) = arena.message(uptime)
    c.pointee.storage = arena.copy(storage)
    c.pointee.store_id = arena.copy(storeID)
    c.pointee.revision = revision
    c.pointee.users = users
    c.pointee.scopes = scopes
    c.pointee.trades = trades
    c.pointee.outcomes = outcomes
    c.pointee.cached_keys = cachedKeys
    c.pointee.watches = watches
    c.pointee.decisions = decisions
    c.pointee.accepted = accepted
    c.pointee.decisions_lost = decisionsLost
    c.pointee.adaptations = adaptations
  }
}
