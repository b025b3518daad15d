// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListThresholdsRequest: [Fixture] = [
    Fixture(
      V1.ListThresholdsRequest.self,
      bytes: "0a0361006210828bccd2021a04f09f9982",
      acceptedLengths: [0, 5, 11, 17],
      listing: """
        userID=610062
        pageSize=710083970
        pageToken=f09f9982
        """),
    Fixture(
      V1.ListThresholdsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        pageSize=0
        pageToken=
        """),
  ]
}
