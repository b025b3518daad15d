// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListAlertsRequest: [Fixture] = [
    Fixture(
      V1.ListAlertsRequest.self,
      bytes: "088f8a88840510fbffffffffffffffff01189896cff0042204f09f9982",
      acceptedLengths: [0, 6, 17, 23, 29],
      listing: """
        hoursBack=1350698255
        severity=-5
        pageSize=1309920024
        pageToken=f09f9982
        """),
    Fixture(
      V1.ListAlertsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        hoursBack=0
        severity=0
        pageSize=0
        pageToken=
        """),
  ]
}
