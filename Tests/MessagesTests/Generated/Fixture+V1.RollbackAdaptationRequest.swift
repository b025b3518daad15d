// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RollbackAdaptationRequest: [Fixture] = [
    Fixture(
      V1.RollbackAdaptationRequest.self,
      bytes: "0a04f09f998212036100621a1508af95bfd5f0d0e5e810108e9bbd8efbffffffff012001",
      acceptedLengths: [0, 6, 11, 34, 36],
      listing: """
        adaptationID=f09f9982
        requestID=610062
        asOf.seconds=1211915281483418287
        asOf.nanos=-1311814258
        validateOnly=1
        """),
    Fixture(
      V1.RollbackAdaptationRequest.self,
      bytes: "1a00",
      acceptedLengths: [0, 2],
      listing: """
        adaptationID=
        requestID=
        asOf.seconds=0
        asOf.nanos=0
        validateOnly=0
        """),
    Fixture(
      V1.RollbackAdaptationRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        adaptationID=
        requestID=
        validateOnly=0
        """),
  ]
}
