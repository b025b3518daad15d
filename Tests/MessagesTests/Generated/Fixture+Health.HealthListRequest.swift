// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let healthHealthListRequest: [Fixture] = [
    Fixture(
      Health.HealthListRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
