// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let healthHealthListResponse: [Fixture] = [
    Fixture(
      Health.HealthListResponse.self,
      bytes: "0a130a0d73746174757365732d63613263120208010a130a0d73746174757365732d6434666312020801",
      acceptedLengths: [0, 21, 42],
      listing: """
        statuses.statuses-ca2c.status=1
        statuses.statuses-d4fc.status=1
        """),
    Fixture(
      Health.HealthListResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
