internal import Foundation
internal import GRDB
import Telemetry

/// The rollups of the last day in one SQLite file. Every call blocks on the disk: never for a cooperative thread.
///
/// One row a series and minute, some 40 bytes: a day of 200 busy series is below 20 MB.
struct HistoryFile {
  private let database: DatabaseQueue

  /// Opens the file at `path`, and makes it and its folder if needed; `nil` keeps it in memory.
  init(path: String?) throws {
    var configuration = Configuration()
    configuration.label = "metrics-history"
    configuration.busyMode = .timeout(1)
    if let path {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      database = try DatabaseQueue(path: path, configuration: configuration)
    } else {
      database = try DatabaseQueue(configuration: configuration)
    }
    try database.writeWithoutTransaction { database in
      // A day of metrics is not worth an fsync each minute: after a power failure the last minutes may be missing.
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      guard try Int.fetchOne(database, sql: "PRAGMA user_version") != Self.version else {
        return try database.execute(sql: "DELETE FROM series WHERE id NOT IN (SELECT series FROM rollup)")
      }
      // It is a cache of a day: what another version wrote is not worth a migration.
      try database.execute(
        sql: """
          DROP TABLE IF EXISTS rollup;
          DROP TABLE IF EXISTS series;
          CREATE TABLE series (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, labels BLOB NOT NULL,
            bounds BLOB NOT NULL, UNIQUE (name, labels, kind, bounds));
          CREATE TABLE rollup (
            series INTEGER NOT NULL, minute INTEGER NOT NULL, value BLOB NOT NULL,
            PRIMARY KEY (series, minute)) WITHOUT ROWID;
          PRAGMA user_version = \(Self.version)
          """)
    }
  }

  private static let version = 1

  /// Opens the file at `path`; puts it aside under another name and begins anew if it is broken, since a history that is
  /// lost is worth less than one that goes on.
  static func open(_ path: String?) throws -> HistoryFile {
    do { return try HistoryFile(path: path) } catch let error as DatabaseError {
      guard let path, error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT else {
        throw error
      }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      try? FileManager.default.removeItem(atPath: path + ".broken")
      try FileManager.default.moveItem(atPath: path, toPath: path + ".broken")
      return try HistoryFile(path: path)
    }
  }

  /// Adds minutes to what is there of them, and forgets what lies before `oldest`. All or nothing.
  func write(_ minutes: [RollupAccumulator.MinuteRollups], forgettingBefore oldest: Minute) throws {
    try database.write { database in
      for minute in minutes {
        for (series, rollup) in minute.values {
          let id = try Self.id(of: series, bounds: rollup.bounds, in: database)
          var sum = rollup
          // A minute in which the server was started again has a part before and a part after.
          if let before = try Data.fetchOne(
            database, sql: "SELECT value FROM rollup WHERE minute = ? AND series = ?",
            arguments: [minute.minute.number, id]),
            var known = Rollup(decoding: Array(before), kind: series.kind, bounds: rollup.bounds)
          {
            known.add(rollup)
            sum = known
          }
          try database.execute(
            sql: "INSERT OR REPLACE INTO rollup (minute, series, value) VALUES (?, ?, ?)",
            arguments: [minute.minute.number, id, Data(sum.encoded)])
        }
      }
      // One short range of the key for each series.
      for id in try Int64.fetchAll(database, sql: "SELECT id FROM series") {
        try database.execute(
          sql: "DELETE FROM rollup WHERE series = ? AND minute < ?", arguments: [id, oldest.number])
      }
    }
  }

  /// What the file has of a query.
  func read(_ query: HistoryQuery) throws -> [SeriesName: [MinuteRollup]] {
    try database.read { database in
      var found: [SeriesName: [MinuteRollup]] = [:]
      let names = query.names.map(Array.init)
      let condition = names.map { "name IN (\(databaseQuestionMarks(count: $0.count))) AND" } ?? ""
      var arguments = StatementArguments(names ?? [])
      arguments += [query.from.number, query.through.number]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT name, kind, labels, bounds, minute, value FROM series JOIN rollup ON rollup.series = series.id
          WHERE \(condition) minute BETWEEN ? AND ? ORDER BY series.id, minute
          """, arguments: arguments)
      while let row = try rows.next() {
        let name: String = row[0]
        let kind: String = row[1]
        let labels: Data = row[2]
        let bounds: Data = row[3]
        let value: Data = row[5]
        guard let kind = MetricKind(rawValue: kind),
          let labels = [MetricLabel](decoding: Array(labels)), let bounds = [Double](decoding: Array(bounds)),
          let rollup = Rollup(decoding: Array(value), kind: kind, bounds: bounds)
        else { continue }
        found[SeriesName(metric: name, kind: kind, labels: labels), default: []]
          .append(MinuteRollup(minute: Minute(number: row[4]), value: rollup))
      }
      return found
    }
  }

  func close() throws { try database.close() }

  /// The number of a series. A histogram whose bounds another version of the program moved is another series.
  private static func id(of series: SeriesName, bounds: [Double], in database: Database) throws -> Int64 {
    let arguments: StatementArguments = [
      series.metric, series.kind.rawValue, Data(series.labels.encoded), Data(bounds.encoded),
    ]
    if let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM series WHERE name = ? AND kind = ? AND labels = ? AND bounds = ?",
      arguments: arguments)
    {
      return id
    }
    try database.execute(
      sql: "INSERT INTO series (name, kind, labels, bounds) VALUES (?, ?, ?, ?)", arguments: arguments)
    return database.lastInsertedRowID
  }
}
