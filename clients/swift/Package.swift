// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "adaptive-threshold-client",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [.library(name: "AdaptiveThreshold", targets: ["AdaptiveThreshold", "AdaptiveThresholdAPI"])],
  dependencies: [
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
    .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
    .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.1"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
  ],
  targets: [
    // What protoc made of proto/, apart, since its code is held to its makers' rules.
    .target(
      name: "AdaptiveThresholdAPI",
      dependencies: [
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ]),
    .target(
      name: "AdaptiveThreshold",
      dependencies: [
        "AdaptiveThresholdAPI",
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCNIOTransportHTTP2", package: "grpc-swift-nio-transport"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ], swiftSettings: strict),
    .executableTarget(name: "example-bot", dependencies: ["AdaptiveThreshold"], swiftSettings: strict),
    .executableTarget(name: "check-stage", dependencies: ["AdaptiveThreshold"], swiftSettings: strict),
    .testTarget(name: "AdaptiveThresholdTests", dependencies: ["AdaptiveThreshold"], swiftSettings: strict),
  ]
)
