package import Repository
package import ThresholdCore

/// Everything that thresholdd can be told at its start. The initial values are the defaults.
package struct ServerSettings: Sendable, Equatable {
  /// A name or an address; every listener uses it.
  package var host = "127.0.0.1"
  /// HTTP. 0 means any free port, here and below.
  package var port = 5_000
  package var grpcPort = 50_051
  package var metricsPort = 8_000
  package var hasMetrics = true
  /// Path of the YAML file that these settings also came from.
  package var configurationFile: String?
  package var environment = Environment.development
  package var isDebug = false
  /// Event loops; 0 means one for each core.
  package var workers = 0
  /// How long a server that was told to stop goes on as before, but for its health: so that proxies notice and send new
  /// calls elsewhere.
  package var drainDelay = Span.seconds(0)
  /// How long running calls may take to end after that.
  package var drainTimeout = Span.seconds(20)

  package var database = DatabaseLocation.standard
  /// Where to listen for changes of other replicas, if not at `database`.
  package var databaseListenURL: String?
  package var pool = PoolSettings()
  package var redis = RedisSettings()
  package var readReplica = ReplicaSettings()
  package var retention = RetentionSettings()

  /// A key with every right for every user.
  package var adminKey: String?
  /// Path of the file with the other keys.
  package var keysFile: String?

  package var thresholds = ThresholdConfiguration.standard
  package var learning = LearningConfiguration()
  package var performanceWeights = PerformanceWeights.standard
  /// Rejected decisions kept per key and second with certainty.
  package var learnSamplePerKey = 10
  /// Keys held in memory.
  package var memoryCacheSize = 1_000_000
  /// How long memory may answer entries while the database is away.
  package var stalenessMax = Span.seconds(60)

  package var limits = LimitSettings()
  package var alerts = AlertSettings()
  package var traces = TraceSettings()
  /// Where 24 hours of metric rollups are kept.
  package var metricsHistory = MetricsHistoryLocation.file(path: "./data/metrics-history.db")
  package var log = LogSettings()

  package init() {}

  package enum Environment: String, Sendable, CaseIterable {
    case development, testing, staging, production
  }

  /// Connections to Postgres.
  package struct PoolSettings: Sendable, Equatable {
    package var size = 10
    /// Connections beyond `size` while there is need for them.
    package var overflowMax = 20
    /// How long a caller waits for a connection.
    package var timeout = Span.seconds(30)
    /// A connection is replaced after this time.
    package var recycle = Span.hours(1)
    package var preparedStatements = PreparedStatements.auto

    /// Whether Postgres keeps statements for a connection; `auto`: unless a pooler is found before it.
    package enum PreparedStatements: String, Sendable, CaseIterable {
      case auto, on, off
    }
  }

  /// What replicas share besides the database.
  package struct RedisSettings: Sendable, Equatable {
    package var isEnabled = false
    package var location = RedisLocation.local
    /// How long a scope stays in the cache.
    package var timeToLive = Span.hours(1)
  }

  /// The database that history is read from.
  package struct ReplicaSettings: Sendable, Equatable {
    /// libpq's URL of a standby of the database; `nil`: the database itself.
    package var url: String?
    /// How far it may be behind.
    package var lagMax = Span.seconds(30)
  }

  /// How long what is kept.
  package struct RetentionSettings: Sendable, Equatable {
    package var decisions = Span.days(30)
    package var prices = Span.days(30)
    package var changes = Span.days(7)
    /// Changes that stay in any case.
    package var changesMin = 65_536
  }

  /// What a caller may ask of the server.
  package struct LimitSettings: Sendable, Equatable {
    /// Calls a minute for each key and user; 0 means as many as they like.
    package var callsPerMinute = 0
    /// `false` takes `callsPerMinute` out of force.
    package var hasRateLimits = true
    /// Web origins whose scripts may read answers, such as `https://example.com`; `*` is any.
    package var corsOrigins = ["http://localhost:3000", "http://localhost:5173"]
    /// Largest body of an HTTP request, in bytes.
    package var requestSizeMax = 1_048_576
    /// How long a request may take, from its first byte to its answer.
    package var requestTimeout = Span.seconds(30)
  }

  /// Spans that leave the process.
  package struct TraceSettings: Sendable, Equatable {
    /// Base URL of an OTLP/HTTP collector; `nil` means that no spans are made.
    package var endpoint: String?
    package var serviceName = "adaptive-threshold"
    /// Fraction of traces that is kept, of those that begin here.
    package var ratio = 1.0
  }

  package struct LogSettings: Sendable, Equatable {
    package var level = Level.info
    package var isJSON = false
    /// Standard error if `nil`.
    package var path: String?

    package enum Level: String, Sendable, CaseIterable {
      case trace, debug, info, notice, warning, error, critical
    }
  }
}

extension ServerSettings {
  /// Whether `host` reaches this machine alone.
  package var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Whether anybody needs a key.
  package var hasKeys: Bool { adminKey != nil || keysFile != nil }
}
