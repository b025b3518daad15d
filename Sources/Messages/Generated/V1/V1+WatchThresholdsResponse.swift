// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One message of a watch.
  package struct WatchThresholdsResponse: Message {
    /// Give it to a new watch to go on after this message.
    package var resumeToken: String
    /// What happened.
    package var event: V1.WatchThresholdsResponse.Event?

    /// The message with these fields, the others absent.
    package init(
      resumeToken: String = "",
      event: V1.WatchThresholdsResponse.Event? = nil
    ) {
      self.resumeToken = resumeToken
      self.event = event
    }

    /// What happened.
    package enum Event: Sendable, Equatable {
      /// State of scopes.
      case snapshot(V1.WatchThresholdsResponse.Snapshot)
      /// The snapshot is complete.
      case snapshotComplete(V1.WatchThresholdsResponse.SnapshotComplete)
      /// A change.
      case change(V1.WatchThresholdsResponse.Change)
      /// A sign of life.
      case bookmark(V1.WatchThresholdsResponse.Bookmark)
      /// The end.
      case goingAway(V1.WatchThresholdsResponse.GoingAway)
    }

    /// State of scopes at the beginning.
    package struct Snapshot: Sendable, Equatable {
      /// One or more scopes.
      package var thresholdSets: [V1.ThresholdSet]

      /// The message with these fields, the others absent.
      package init(
        thresholdSets: [V1.ThresholdSet] = []
      ) {
        self.thresholdSets = thresholdSets
      }
    }

    /// The snapshot is complete.
    package struct SnapshotComplete: Sendable, Equatable {
      /// The message, which has no fields.
      package init() {}
    }

    /// A change of one scope.
    package struct Change: Sendable, Equatable {
      /// The whole effective set after the change.
      package var thresholdSet: V1.ThresholdSet?
      /// The effective values before it.
      package var previous: StringMap<Double>
      /// What wrote it.
      package var cause: V1.Cause
      /// The journal entry.
      package var adaptationID: String
      /// When it was written.
      package var changedAt: GoogleProtobuf.Timestamp?
      /// How many older changes of this scope were left out before it, for a slow reader.
      package var conflatedCount: Int64

      /// The message with these fields, the others absent.
      package init(
        thresholdSet: V1.ThresholdSet? = nil,
        previous: StringMap<Double> = [:],
        cause: V1.Cause = .unspecified,
        adaptationID: String = "",
        changedAt: GoogleProtobuf.Timestamp? = nil,
        conflatedCount: Int64 = 0
      ) {
        self.thresholdSet = thresholdSet
        self.previous = previous
        self.cause = cause
        self.adaptationID = adaptationID
        self.changedAt = changedAt
        self.conflatedCount = conflatedCount
      }
    }

    /// Everything up to this token has been sent on this stream.
    package struct Bookmark: Sendable, Equatable {
      /// The message, which has no fields.
      package init() {}
    }

    /// The server is leaving: reconnect elsewhere.
    package struct GoingAway: Sendable, Equatable {
      /// How long to wait first.
      package var reconnectAfter: GoogleProtobuf.Duration?

      /// The message with these fields, the others absent.
      package init(
        reconnectAfter: GoogleProtobuf.Duration? = nil
      ) {
        self.reconnectAfter = reconnectAfter
      }
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.WatchThresholdsResponse" }

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

extension V1.WatchThresholdsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse>) {
    adaptive_threshold__v1__watch_thresholds_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse>, _ reader: inout Reader) {
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
    switch c.pointee.event_case.rawValue {
    case 2: event = reader.member(c.pointee.snapshot, "snapshot").map { .snapshot($0) }
    case 3: event = reader.member(c.pointee.snapshot_complete, "snapshot_complete").map { .snapshotComplete($0) }
    case 4: event = reader.member(c.pointee.change, "change").map { .change($0) }
    case 5: event = reader.member(c.pointee.bookmark, "bookmark").map { .bookmark($0) }
    case 6: event = reader.member(c.pointee.going_away, "going_away").map { .goingAway($0) }
    default: event = nil
    }
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse>, in arena: inout Arena) {
    c.pointee.resume_token = arena.copy(resumeToken)
    switch event {
    case .snapshot(let value):
      c.pointee.event_case = .init(rawValue: 2)
      c.pointee.snapshot = arena.member(value)
    case .snapshotComplete(let value):
      c.pointee.event_case = .init(rawValue: 3)
      c.pointee.snapshot_complete = arena.member(value)
    case .change(let value):
      c.pointee.event_case = .init(rawValue: 4)
      c.pointee.change = arena.member(value)
    case .bookmark(let value):
      c.pointee.event_case = .init(rawValue: 5)
      c.pointee.bookmark = arena.member(value)
    case .goingAway(let value):
      c.pointee.event_case = .init(rawValue: 6)
      c.pointee.going_away = arena.member(value)
    case nil: break
    }
  }
}

extension V1.WatchThresholdsResponse.Snapshot: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Snapshot>) {
    adaptive_threshold__v1__watch_thresholds_response__snapshot__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Snapshot>, _ reader: inout Reader) {
    thresholdSets = reader.messages(c.pointee.threshold_sets, c.pointee.n_threshold_sets, "threshold_sets")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Snapshot>, in arena: inout Arena) {
    (c.pointee.threshold_sets, c.pointee.n_threshold_sets) = arena.messages(thresholdSets)
  }
}

extension V1.WatchThresholdsResponse.SnapshotComplete: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__SnapshotComplete>) {
    adaptive_threshold__v1__watch_thresholds_response__snapshot_complete__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__SnapshotComplete>, _ reader: inout Reader) {
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__SnapshotComplete>, in arena: inout Arena) {
  }
}

extension V1.WatchThresholdsResponse.Change: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Change>) {
    adaptive_threshold__v1__watch_thresholds_response__change__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Change>, _ reader: inout Reader) {
    thresholdSet = reader.message(c.pointee.threshold_set, c.pointee.n_threshold_set, "threshold_set")
    previous = reader.map(c.pointee.previous, c.pointee.n_previous, "previous") { entry, reader in
      (reader.text(entry.pointee.key, "key"), entry.pointee.value)
    }
    cause = V1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
    adaptationID = reader.text(c.pointee.adaptation_id, "adaptation_id")
    changedAt = reader.message(c.pointee.changed_at, c.pointee.n_changed_at, "changed_at")
    conflatedCount = c.pointee.conflated_count
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Change>, in arena: inout Arena) {
    (c.pointee.threshold_set, c.pointee.n_threshold_set) = arena.message(thresholdSet)
    (c.pointee.previous, c.pointee.n_previous) = arena.entries(previous) { key, value, entry, arena in
      adaptive_threshold__v1__watch_thresholds_response__change__previous_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      entry.pointee.value = value
    }
    c.pointee.cause = .init(rawValue: .init(truncatingIfNeeded: cause.rawValue))
    c.pointee.adaptation_id = arena.copy(adaptationID)
    (c.pointee.changed_at, c.pointee.n_changed_at) = arena.message(changedAt)
    c.pointee.conflated_count = conflatedCount
  }
}

extension V1.WatchThresholdsResponse.Bookmark: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Bookmark>) {
    adaptive_threshold__v1__watch_thresholds_response__bookmark__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Bookmark>, _ reader: inout Reader) {
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__Bookmark>, in arena: inout Arena) {
  }
}

extension V1.WatchThresholdsResponse.GoingAway: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__GoingAway>) {
    adaptive_threshold__v1__watch_thresholds_response__going_away__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__GoingAway>, _ reader: inout Reader) {
    reconnectAfter = reader.message(c.pointee.reconnect_after, c.pointee.n_reconnect_after, "reconnect_after")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__WatchThresholdsResponse__GoingAway>, in arena: inout Arena) {
    (c.pointee.reconnect_after, c.pointee.n_reconnect_after) = arena.message(reconnectAfter)
  }
}
