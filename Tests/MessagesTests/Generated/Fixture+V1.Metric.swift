// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Metric: [Fixture] = [
    Fixture(
      V1.Metric.self,
      bytes: "09254992240714f1c0114992244984def640",
      acceptedLengths: [0, 9, 18],
      listing: """
        value=c0f1140724924925
        standardError=40f6de8449249249
        """),
    Fixture(
      V1.Metric.self,
      bytes: "090000000000000000110000000000000000",
      acceptedLengths: [0, 9, 18],
      listing: """
        value=0000000000000000
        standardError=0000000000000000
        """),
    Fixture(
      V1.Metric.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
