// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let healthHealthCheckResponse: [Fixture] = [
    Fixture(
      Health.HealthCheckResponse.self,
      bytes: "08fbffffffffffffffff01",
      acceptedLengths: [0, 11],
      listing: """
        status=-5
        """),
    Fixture(
      Health.HealthCheckResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        status=0
        """),
  ]
}
