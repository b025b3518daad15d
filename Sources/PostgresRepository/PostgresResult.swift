internal import CPostgres
internal import RelationalRepository
internal import Repository

/// One result of libpq, freed with its owner.
struct PostgresResult: ~Copyable {
  /// Owned. Cleared once, in `deinit`.
  private let raw: OpaquePointer

  init(_ raw: OpaquePointer) {
    self.raw = raw
  }

  deinit { PQclear(raw) }

  var status: ExecStatusType { PQresultStatus(raw) }

  /// The command and what it did, such as `COMMIT`.
  var commandTag: String { String(cString: PQcmdStatus(raw)) }

  var error: PostgresError {
    // The fields' codes are characters: 'C' and 'M' in libpq-fe.h's PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY.
    let state = PQresultErrorField(raw, 67).map { String(cString: $0) }
    let message = PQresultErrorField(raw, 77) ?? PQresultErrorMessage(raw)
    return PostgresError(
      origin: state.map(PostgresError.Origin.server) ?? .connection,
      message: message.map { String(cString: $0) } ?? "no message")
  }

  func rows() throws(RepositoryError) -> [[SQLValue]] {
    let columnCount = PQnfields(raw)
    var types: [PostgresType] = []
    for column in 0..<columnCount {
      guard let type = PostgresType(rawValue: PQftype(raw, column)), PQfformat(raw, column) == 1 else {
        throw RepositoryError(.corrupt, "column \(column) has type \(PQftype(raw, column))")
      }
      types.append(type)
    }
    var rows: [[SQLValue]] = []
    rows.reserveCapacity(Int(PQntuples(raw)))
    for row in 0..<PQntuples(raw) {
      var values: [SQLValue] = []
      values.reserveCapacity(types.count)
      for column in 0..<columnCount { values.append(try value(row, column, types[Int(column)])) }
      rows.append(values)
    }
    return rows
  }

  private func value(_ row: CInt, _ column: CInt, _ type: PostgresType) throws(RepositoryError) -> SQLValue {
    if PQgetisnull(raw, row, column) == 1 { return .null }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(raw, row, column), count: Int(PQgetlength(raw, row, column)))
    guard let value = type.value(bytes) else {
      throw RepositoryError(.corrupt, "column \(column) has \(bytes.count) bytes")
    }
    return value
  }
}
