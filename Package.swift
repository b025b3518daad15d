// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in our own targets, never in dependencies.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The hot path: exclusivity is proven by the debug and sanitizer builds, and costs 5-18 % of the
/// user instructions in release (measured).
let hot: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
  ]

/// Debian's hiredis lies where the compiler looks, and its pkg-config file has a flag that SwiftPM warns about.
#if os(Linux)
  let hiredisPackage: String? = nil
#else
  let hiredisPackage: String? = "hiredis"
#endif

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// SQLite itself, as GRDB imports it.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let serviceLifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")

let package = Package(
  name: "AdaptiveThreshold",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "thresholdd", targets: ["thresholdd"]),
    .executable(name: "thresholdctl", targets: ["thresholdctl"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Only what reads the environment and YAML; decision 0012 says why.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // Without its default traits: they bring swift-configuration and all of Foundation.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    // 0: C. Each library has one door.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2",
      providers: [.apt(["libnghttp2-dev"]), .brew(["libnghttp2"])]),
    .systemLibrary(
      name: "CProtobufC", pkgConfig: "libprotobuf-c",
      providers: [.apt(["libprotobuf-c-dev"]), .brew(["protobuf-c"])]),
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(
      name: "CHiredis", pkgConfig: hiredisPackage,
      providers: [.apt(["libhiredis-dev"]), .brew(["hiredis"])]),
    .target(name: "CMessages", dependencies: ["CProtobufC"]),

    // 1: leaves.
    .target(name: "ThresholdCore", swiftSettings: hot),
    .target(name: "Messages", dependencies: ["CMessages", "CProtobufC"], swiftSettings: hot),
    .target(name: "HTTP2", dependencies: ["CNghttp2"], swiftSettings: hot),
    .target(name: "Telemetry", dependencies: [logging, tracing], swiftSettings: strict),

    // 2
    .target(name: "GRPC", dependencies: ["HTTP2", "CZlib"], swiftSettings: hot),
    .target(name: "Repository", dependencies: ["ThresholdCore"], swiftSettings: strict),
    .target(name: "Alerts", dependencies: ["ThresholdCore", "Telemetry"], swiftSettings: strict),
    // The single place that makes HTTP requests of its own.
    .target(name: "Delivery", dependencies: [logging], swiftSettings: strict),
    .target(
      name: "TraceExport", dependencies: ["Telemetry", "Messages", "Delivery", tracing, logging],
      swiftSettings: strict),

    // 3
    .target(
      name: "RedisCache", dependencies: ["ThresholdCore", "Repository", "CHiredis", logging],
      swiftSettings: strict),
    .target(
      name: "RelationalRepository", dependencies: ["ThresholdCore", "Repository"],
      swiftSettings: strict),
    .target(
      name: "Engine", dependencies: ["ThresholdCore", "Repository", "Telemetry", logging],
      swiftSettings: hot),
    .target(
      name: "PostgresRepository",
      dependencies: [
        "ThresholdCore", "Repository", "RelationalRepository", "Telemetry", "CPostgres", logging,
      ],
      swiftSettings: strict),
    .target(
      name: "SQLiteRepository",
      dependencies: ["ThresholdCore", "Repository", "RelationalRepository", grdb, sqlite],
      swiftSettings: strict),
    .target(
      name: "ThresholdService",
      dependencies: ["ThresholdCore", "Alerts", "Engine", "Telemetry", "CCrypto"],
      swiftSettings: hot),

    // 4: edges.
    .target(
      name: "ThresholdRPC",
      dependencies: ["ThresholdService", "Alerts", "Engine", "ThresholdCore", "Messages", "GRPC", logging],
      swiftSettings: hot),
    .target(
      name: "Server", dependencies: ["GRPC", "HTTP2", "Telemetry", nioCore, nioPosix],
      swiftSettings: hot),
    .target(
      name: "Client", dependencies: ["GRPC", "HTTP2", nioCore, nioPosix],
      swiftSettings: strict),
    .target(
      name: "Gateway",
      dependencies: [
        "ThresholdService", "Alerts", "Engine", "ThresholdCore", "Messages", "Telemetry", hummingbird,
        serviceLifecycle,
        nioCore, nioPosix, logging, tracing,
      ],
      exclude: ["Dashboard/Page"], swiftSettings: strict),

    .target(name: "MetricsHistory", dependencies: ["Telemetry", grdb], swiftSettings: strict),

    // What thresholdctl is made of.
    .target(
      name: "Archive", dependencies: ["ThresholdCore", "Repository", "Engine", "CZlib"],
      swiftSettings: strict),
    .target(
      name: "Audit", dependencies: ["ThresholdCore", "Repository", "Engine"], swiftSettings: strict),
    .target(
      name: "MarketStream", dependencies: ["ThresholdCore", "CZlib"], swiftSettings: strict),
    .target(
      name: "ThresholdClient", dependencies: ["ThresholdCore", "Messages", "GRPC"],
      swiftSettings: strict),
    .target(
      name: "Replay",
      dependencies: [
        "MarketStream", "ThresholdClient", "ThresholdRPC", "ThresholdService", "Engine", "Repository",
        "ThresholdCore", "Messages", "GRPC",
      ],
      swiftSettings: strict),

    // 5: programs, and what they share.
    .target(
      name: "Settings", dependencies: ["ThresholdCore", "Repository", configuration], swiftSettings: strict),
    .executableTarget(name: "settings-reference", dependencies: ["Settings"], swiftSettings: strict),
    .executableTarget(
      name: "thresholdd",
      dependencies: [
        "ThresholdCore", "Messages", "HTTP2", "Telemetry", "GRPC", "Repository", "Engine",
        "PostgresRepository", "SQLiteRepository", "RedisCache", "Alerts", "Delivery", "TraceExport",
        "ThresholdService",
        "ThresholdRPC", "Server", "Gateway", "MetricsHistory", "Settings", nioCore, nioPosix, logging,
        tracing,
        unixSignals,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "thresholdctl",
      dependencies: [
        "Replay", "MarketStream", "ThresholdClient", "ThresholdCore", "Messages", "GRPC", "Client",
        "Archive", "Audit", "Repository", "PostgresRepository", "SQLiteRepository", argumentParser,
      ],
      swiftSettings: strict),

    // Tests.
    .testTarget(
      name: "AlertsTests", dependencies: ["Alerts", "Telemetry", "ThresholdCore", logging],
      swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests", dependencies: ["Delivery", "Loopback", logging, nioCore, nioPosix],
      swiftSettings: strict),
    .testTarget(
      name: "RedisCacheTests",
      dependencies: ["RedisCache", "ThresholdService", "Repository", "ThresholdCore", logging],
      swiftSettings: strict),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "Engine", "Repository", "RelationalRepository", "SQLiteRepository", "PostgresRepository",
        "PostgresServer", "Backends", "BatchPerformance", "Telemetry", "ThresholdCore",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ThresholdServiceTests",
      dependencies: ["ThresholdService", "Engine", "Repository", "Telemetry", "ThresholdCore"],
      swiftSettings: strict),
    .testTarget(
      name: "ThresholdRPCTests",
      dependencies: [
        "ThresholdRPC", "ThresholdService", "Engine", "Repository", "ThresholdCore", "Messages", "GRPC",
        "Server", "Client",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "Repository", "ThresholdCore"], swiftSettings: strict),
    .testTarget(
      name: "GatewayTests",
      dependencies: [
        "Gateway", "Alerts", "ThresholdService", "Engine", "Repository", "ThresholdCore", "Telemetry",
        "Loopback", logging,
      ],
      swiftSettings: strict),
    .target(
      name: "Loopback", dependencies: [nioCore, nioPosix], path: "Tests/Loopback", swiftSettings: strict),
    .testTarget(
      name: "ThresholddTests", dependencies: ["thresholdd", "Loopback"], swiftSettings: strict),
    .testTarget(
      name: "ThresholdctlTests",
      dependencies: [
        "thresholdctl", "Replay", "MarketStream", "ThresholdClient", "ThresholdCore", "Messages", "GRPC",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Archive", "Engine", "Repository", "SQLiteRepository", "ThresholdCore"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditTests",
      dependencies: ["Audit", "Archive", "Engine", "Repository", "SQLiteRepository", "ThresholdCore"],
      swiftSettings: strict),
    .testTarget(
      name: "TelemetryTests", dependencies: ["Telemetry", logging, tracing], swiftSettings: strict),
    .testTarget(
      name: "TraceExportTests",
      dependencies: ["TraceExport", "Telemetry", "Messages", "Delivery", tracing, logging],
      swiftSettings: strict),
    .testTarget(
      name: "MetricsHistoryTests", dependencies: ["MetricsHistory", "Telemetry"], swiftSettings: strict),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"], swiftSettings: strict),
    .testTarget(
      name: "ThresholdCoreTests", dependencies: ["ThresholdCore", "BatchPerformance"],
      swiftSettings: strict),

    // Tests.
    .target(
      name: "EchoService", dependencies: ["GRPC"], path: "Tests/EchoService", swiftSettings: hot),
    .executableTarget(
      name: "EchoServer", dependencies: ["EchoService", "GRPC", "Server"], path: "Tests/EchoServer",
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Server", "Client", "GRPC", "HTTP2", "Telemetry", "EchoService", "Loopback", nioCore, nioPosix,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "LearningBench", dependencies: ["ThresholdCore", "MarketStream"], path: "Tests/Bench/Learning",
      exclude: ["plot.py"],
      swiftSettings: strict),
    .target(name: "PostgresServer", path: "Tests/PostgresServer", swiftSettings: strict),
    .target(
      name: "BatchPerformance", dependencies: ["ThresholdCore"], path: "Tests/BatchPerformance",
      swiftSettings: strict),
    .target(
      name: "Backends",
      dependencies: ["Repository", "SQLiteRepository", "PostgresRepository", "PostgresServer"],
      path: "Tests/Backends", swiftSettings: strict),
    .executableTarget(
      name: "sqlite-writer", dependencies: ["ThresholdCore", "Repository", "SQLiteRepository"],
      path: "Tests/SQLiteWriter", swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "ThresholdCore", "Repository", "RelationalRepository", "SQLiteRepository", "PostgresRepository",
        "PostgresServer", "Backends", "BatchPerformance", "Loopback", "sqlite-writer",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "record-load",
      dependencies: [
        "ThresholdCore", "Repository", "Engine", "PostgresRepository", "Client", "GRPC", "Messages",
        "ThresholdClient",
      ], path: "Tests/Bench/RecordLoad", swiftSettings: strict),
    .executableTarget(
      name: "adaptation-bench",
      dependencies: [
        "ThresholdCore", "Repository", "SQLiteRepository", "Engine", "Client", "GRPC", "Messages",
      ], path: "Tests/Bench/Adaptation", swiftSettings: strict),
    .testTarget(name: "HTTP2Tests", dependencies: ["HTTP2"], swiftSettings: strict),
    .testTarget(
      name: "GRPCTests", dependencies: ["GRPC", "HTTP2", "EchoService"], swiftSettings: strict),
    .testTarget(
      name: "SystemTests", dependencies: ["thresholdd", "thresholdctl"], exclude: ["Python"],
      swiftSettings: strict),
  ]
)
