internal import Repository
internal import ThresholdCore

extension UserRecord: ArchivedRecord {
  static func blank(_ owner: UserID) -> UserRecord { UserRecord(id: owner, clock: .undecided) }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field("id", &id, as: \.value) { UserID($0) }
    var name = clock.name
    var asOf: Instant? = if case .simulated(let instant) = clock { instant } else { nil }
    try fields.field("clock", &name)
    try fields.field("as_of", &asOf)
    switch (name, asOf) {
    case (UserClock.undecided.name, nil): clock = .undecided
    case (UserClock.real.name, nil): clock = .real
    case (_, let asOf?) where name == UserClock.simulated(asOf).name: clock = .simulated(asOf)
    default: throw ArchiveFault("clock \(name) is not known")
    }
  }
}

extension UserClock {
  fileprivate var name: String {
    switch self {
    case .undecided: "undecided"
    case .real: "real"
    case .simulated: "simulated"
    }
  }
}

extension ScopeRecord: ArchivedRecord {
  static func blank(_ owner: UserID) -> ScopeRecord {
    ScopeRecord(key: Key(user: owner, symbol: .global))
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &key)
    try fields.field("own", &own)
    try fields.field("baseline", &baseline)
    try fields.field("policy", record: &policy)
    try fields.field("learner", bytes: &learner)
    try fields.field("watermark", &watermark)
    try fields.field("outcomes", &outcomeCount)
    try fields.field("entries", &entryCount)
    try fields.field("protections", records: &policy.protections)
    var made = locks == .none ? nil : locks
    try fields.field("locks", record: &made)
    locks = made ?? .none
  }
}

extension Checkpoint: ArchivedRecord {
  static func blank(_ owner: UserID) -> Checkpoint {
    Checkpoint(
      key: Key(user: owner, symbol: .global), sequence: 0, own: .absent, baseline: .none, learner: [],
      watermark: nil, recordedAt: .zero)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &key)
    try fields.field("sequence", &sequence)
    try fields.field("own", &own)
    try fields.field("baseline", &baseline)
    try fields.field("learner", bytes: &learner)
    try fields.field("watermark", &watermark)
    try fields.field("recorded_at", &recordedAt)
  }
}

extension RequestRecord: ArchivedRecord {
  static func blank(_ owner: UserID) -> RequestRecord {
    RequestRecord(
      scope: .init(caller: "", method: "", user: owner, requestID: ""), fingerprint: [], response: [],
      recordedAt: .zero)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field("caller", &scope.caller)
    try fields.field("method", &scope.method)
    try fields.field("request_id", &scope.requestID)
    try fields.field("fingerprint", bytes: &fingerprint)
    try fields.field("response", bytes: &response)
    try fields.field("recorded_at", &recordedAt)
  }
}

extension Instant {
  /// Where a record has none yet.
  static let zero = Instant(nanoseconds: 0)
}
