internal import Repository
internal import ThresholdCore

/// A price and whose it is; the shared book's owner is the empty text, because a primary key holds no NULL.
struct PriceRow: StoredRow {
  var owner: UserID?
  var point: PricePoint
  var recordedAt: Instant

  static let table = "prices"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("priced_at", .int),
    SQLColumn("price", .double), SQLColumn("recorded_at", .int),
  ]

  init(_ point: PricePoint, owner: UserID?, recordedAt: Instant) {
    self.point = point
    self.owner = owner
    self.recordedAt = recordedAt
  }

  /// The value of the owner's column.
  static func value(of owner: UserID?) -> SQLValue { .text(owner?.value ?? "") }

  var values: [SQLValue] {
    [
      Self.value(of: owner), SQLValue(point.symbol), SQLValue(point.time), SQLValue(point.price),
      SQLValue(recordedAt),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    let time = try row.instant()
    owner = key.user.value.isEmpty ? nil : key.user
    point = PricePoint(symbol: key.symbol, price: try row.double(), time: time)
    recordedAt = try row.instant()
  }
}
