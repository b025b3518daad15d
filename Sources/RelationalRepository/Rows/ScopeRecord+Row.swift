internal import Repository
internal import ThresholdCore

extension ScopeRecord: StoredRow {
  static let table = "scopes"

  static let columns =
    [SQLColumn("user_id", .text), SQLColumn("symbol", .text)]
    + ["own", "baseline"].flatMap { set in
      ["rsi", "confidence", "macd", "volume", "momentum"].map { SQLColumn("\(set)_\($0)", .double) }
    } + [
      SQLColumn("version", .int), SQLColumn("revision", .int), SQLColumn("last_adaptation", .int),
      SQLColumn("policy", .blob), SQLColumn("learner", .blob), SQLColumn("watermark", .int),
      SQLColumn("outcome_count", .int), SQLColumn("entry_count", .int), SQLColumn("protections", .blob),
      SQLColumn("locks", .blob),
    ]

  var values: [SQLValue] {
    [SQLValue(key.user), SQLValue(key.symbol)] + own.values.columns + baseline.columns + [
      .int(own.version), .int(own.revision), SQLValue(own.lastAdaptation), SQLValue(policy), .blob(learner),
      SQLValue(watermark), .int(outcomeCount), .int(entryCount),
      policy.protections.map { .blob($0.encoded()) } ?? .null, SQLValue(locks == .none ? nil : locks),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    let own = try row.partialValues()
    let baseline = try row.partialValues()
    self.init(
      key: key,
      own: OwnSet(
        values: own, version: try row.int(), revision: try row.int(),
        lastAdaptation: try row.optionalInstant()),
      baseline: baseline, policy: try row.record(), learner: try row.blob(),
      watermark: try row.optionalInstant(), outcomeCount: try row.int(), entryCount: try row.int())
    policy.protections = try row.optionalRecords()
    locks = try row.optionalRecord() ?? .none
  }
}
