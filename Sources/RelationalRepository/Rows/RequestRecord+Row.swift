internal import Repository
internal import ThresholdCore

extension RequestRecord: StoredRow {
  static let table = "requests"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("caller", .text), SQLColumn("method", .text),
    SQLColumn("request_id", .text), SQLColumn("fingerprint", .blob), SQLColumn("response", .blob),
    SQLColumn("recorded_at", .int),
  ]

  var values: [SQLValue] {
    [
      SQLValue(scope.user), .text(scope.caller), .text(scope.method), .text(scope.requestID),
      .blob(fingerprint), .blob(response), SQLValue(recordedAt),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let user = UserID(try row.text())
    self.init(
      scope: Scope(
        caller: try row.text(), method: try row.text(), user: user, requestID: try row.text()),
      fingerprint: try row.blob(), response: try row.blob(), recordedAt: try row.instant())
  }
}
