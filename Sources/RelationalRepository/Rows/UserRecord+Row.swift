internal import Repository
internal import ThresholdCore

extension UserRecord: StoredRow {
  static let table = "users"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("clock", .int), SQLColumn("as_of", .int),
  ]

  var values: [SQLValue] {
    switch clock {
    case .undecided: [SQLValue(id), .int(0), .null]
    case .real: [SQLValue(id), .int(1), .null]
    case .simulated(let asOf): [SQLValue(id), .int(2), SQLValue(asOf)]
    }
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let id = UserID(try row.text())
    switch (try row.int(), try row.optionalInstant()) {
    case (0, nil): self.init(id: id, clock: .undecided)
    case (1, nil): self.init(id: id, clock: .real)
    case (2, let asOf?): self.init(id: id, clock: .simulated(asOf))
    case (let clock, _): throw RepositoryError(.corrupt, "user \(id) has clock \(clock)")
    }
  }
}
