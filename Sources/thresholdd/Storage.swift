import PostgresRepository
import Repository
import SQLiteRepository
import Settings

/// Opens the repository that the settings name; migrations run as it opens.
enum Storage {
  static func open(_ settings: ServerSettings) async throws(RepositoryError) -> any Repository {
    switch settings.database {
    case .memory: return InMemoryRepository()
    case .sqlite(let path): return try await SQLiteRepository.open(path: path)
    case .postgres(let url):
      var configuration = PostgresConfiguration(url: url)
      configuration.listenURL = settings.databaseListenURL
      configuration.size = settings.pool.size
      configuration.overflow = settings.pool.overflowMax
      configuration.waitMax = .nanoseconds(settings.pool.timeout.nanoseconds)
      configuration.recycleAfter = .nanoseconds(settings.pool.recycle.nanoseconds)
      configuration.preparedStatements = preparedStatements(settings.pool.preparedStatements)
      let primary = try await PostgresRepository.open(configuration)
      guard let standby = settings.readReplica.url else { return primary }
      configuration.url = standby
      return ReplicatedRepository(
        primary: primary, replica: configuration,
        lagMax: .nanoseconds(settings.readReplica.lagMax.nanoseconds))
    }
  }

  private static func preparedStatements(_ choice: ServerSettings.PoolSettings.PreparedStatements)
    -> PreparedStatements
  {
    switch choice {
    case .auto: .auto
    case .on: .on
    case .off: .off
    }
  }
}
