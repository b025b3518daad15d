// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let healthHealthCheckRequest: [Fixture] = [
    Fixture(
      Health.HealthCheckRequest.self,
      bytes: "0a04f09f9982",
      acceptedLengths: [0, 6],
      listing: """
        service=f09f9982
        """),
    Fixture(
      Health.HealthCheckRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        service=
        """),
  ]
}
