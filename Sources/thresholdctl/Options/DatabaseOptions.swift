import ArgumentParser
import Foundation
import PostgresRepository
import Repository
import SQLiteRepository

/// A database as it is named on the command line and in the environment.
struct DatabaseURL: ExpressibleByArgument {
  var location: DatabaseLocation

  init(_ location: DatabaseLocation) { self.location = location }

  init?(argument: String) {
    guard let location = DatabaseLocation(argument) else { return nil }
    self.location = location
  }
}

/// Which database, without a server in between.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "sqlite:PATH or postgresql://...; otherwise the environment's DATABASE_URL, then the server's default.",
      valueName: "url"))
  var database: DatabaseURL?

  @Flag(help: "Answer in JSON, for programs.")
  var json = false

  /// An archive of millions of rows takes its time, and nobody waits behind it.
  private static let transactionMax = Duration.seconds(20 * 86_400)

  /// What can be said of the database as it is.
  func status() async throws -> StoreStatus {
    try await Self.telling {
      switch try location() {
      case .memory: throw Self.memory
      case .sqlite(let path): try await SQLiteRepository.status(path: path)
      case .postgres(let url): try await PostgresRepository.status(Self.configuration(url))
      }
    }
  }

  /// Opens the database, and makes or migrates its tables.
  func migrated() async throws -> any Repository {
    try await Self.telling {
      switch try location() {
      case .memory: throw Self.memory
      case .sqlite(let path): try await SQLiteRepository.open(path: path)
      case .postgres(let url): try await PostgresRepository.open(Self.configuration(url))
      }
    }
  }

  /// Does `work` on a store that this program works on as it is: a newer program does not migrate it in passing, since the
  /// servers that use it would not start again.
  ///
  /// - Parameter mayMake: Whether a store is made where there is none.
  func withStore<Result>(
    mayMake: Bool = false, _ work: (any Repository) async throws -> Result
  ) async throws -> Result {
    let status = try await status()
    switch status.schemaVersion {
    case nil where mayMake: break
    case nil: throw CommandFailure("there is no store yet; thresholdctl db migrate makes one")
    case let version? where version < status.programSchemaVersion:
      throw CommandFailure(
        "the store has schema \(version), this program works on \(status.programSchemaVersion): "
          + "run thresholdctl db migrate first, when every server of it can be of this version")
    case let version? where version > status.programSchemaVersion:
      throw CommandFailure(
        "the store has schema \(version), this program knows schemas up to \(status.programSchemaVersion): "
          + "take the newer program's thresholdctl")
    default: break
    }
    let repository = try await migrated()
    do {
      let result = try await Self.telling { try await work(repository) }
      await repository.close()
      return result
    } catch {
      await repository.close()
      throw error
    }
  }

  private static let memory = CommandFailure(
    "memory: ends with its server; there is nothing to be had from it")

  private func location() throws(CommandFailure) -> DatabaseLocation {
    if let database { return database.location }
    guard let text = ProcessInfo.processInfo.environment["DATABASE_URL"], !text.isEmpty else {
      return .standard
    }
    // Not the text itself: it may hold a password.
    guard let location = DatabaseLocation(text) else {
      throw CommandFailure("DATABASE_URL is not memory:, sqlite:PATH or postgresql://...")
    }
    return location
  }

  private static func configuration(_ url: String) -> PostgresConfiguration {
    var configuration = PostgresConfiguration(url: url)
    configuration.size = 1
    configuration.overflow = 1
    configuration.transactionTimeout = transactionMax
    return configuration
  }

  /// Tells storage's failures with the driver's own words: whoever runs this is its operator.
  private static func telling<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let error as RepositoryError {
      let fate =
        error.kind == .commitUnknown
        ? "\nwhether it was committed is not known; thresholdctl db status tells" : ""
      throw CommandFailure(
        "storage: \(error.message)" + (error.cause.map { ": \($0)" } ?? "") + fate)
    }
  }
}
