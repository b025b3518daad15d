// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1WatchThresholdsRequest: [Fixture] = [
    Fixture(
      V1.WatchThresholdsRequest.self,
      bytes: "0a1d0a1061736369692d613837336232633638361209e697a5e69cace8aa9e0a180a04f09f9982121061736369692d313836306133363836341204f09f9982180120012a150888a0f9e7a5bee7bc361099c9a7c0feffffffff01321061736369692d64363634616330303430",
      acceptedLengths: [0, 31, 57, 63, 65, 67, 90, 108],
      listing: """
        scopes.0.userID=61736369692d61383733623263363836
        scopes.0.symbol=e697a5e69cace8aa9e
        scopes.1.userID=f09f9982
        scopes.1.symbol=61736369692d31383630613336383634
        resumeToken=f09f9982
        conflate=1
        autoResnapshot=1
        bookmarkInterval.seconds=3925342214497914888
        bookmarkInterval.nanos=-402004839
        atLeastToken=61736369692d64363634616330303430
        """),
    Fixture(
      V1.WatchThresholdsRequest.self,
      bytes: "18002a003200",
      acceptedLengths: [0, 2, 4, 6],
      listing: """
        resumeToken=
        conflate=0
        autoResnapshot=0
        bookmarkInterval.seconds=0
        bookmarkInterval.nanos=0
        atLeastToken=
        """),
    Fixture(
      V1.WatchThresholdsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        autoResnapshot=0
        """),
  ]
}
