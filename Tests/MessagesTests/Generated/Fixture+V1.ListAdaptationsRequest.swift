// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListAdaptationsRequest: [Fixture] = [
    Fixture(
      V1.ListAdaptationsRequest.self,
      bytes: "0a04f09f9982121061736369692d3166393535633466316518e8a8c9db05221061736369692d37306339323030363530",
      acceptedLengths: [0, 6, 24, 30, 48],
      listing: """
        userID=f09f9982
        symbol=61736369692d31663935356334663165
        pageSize=1534219368
        pageToken=61736369692d37306339323030363530
        """),
    Fixture(
      V1.ListAdaptationsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        pageSize=0
        pageToken=
        """),
  ]
}
