internal import Repository
internal import ThresholdCore

extension Checkpoint: StoredRow {
  static let table = "checkpoints"

  static let columns =
    [
      SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("sequence", .int),
      SQLColumn("own", .blob),
    ] + ["rsi", "confidence", "macd", "volume", "momentum"].map { SQLColumn("baseline_\($0)", .double) } + [
      SQLColumn("learner", .blob), SQLColumn("watermark", .int), SQLColumn("recorded_at", .int),
    ]

  var values: [SQLValue] {
    [SQLValue(key.user), SQLValue(key.symbol), .int(sequence), SQLValue(own)] + baseline.columns + [
      .blob(learner), SQLValue(watermark), SQLValue(recordedAt),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    self.init(
      key: try row.key(), sequence: try row.int(), own: try row.record(), baseline: try row.partialValues(),
      learner: try row.blob(), watermark: try row.optionalInstant(), recordedAt: try row.instant())
  }
}
