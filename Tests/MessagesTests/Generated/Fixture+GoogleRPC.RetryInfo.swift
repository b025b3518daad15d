// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleRPCRetryInfo: [Fixture] = [
    Fixture(
      GoogleRPC.RetryInfo.self,
      bytes: "0a1508f1d3cd81e78acb925810e9f9d68dfaffffffff01",
      acceptedLengths: [0, 23],
      listing: """
        retryDelay.seconds=6351531599237179889
        retryDelay.nanos=-1581925143
        """),
    Fixture(
      GoogleRPC.RetryInfo.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        retryDelay.seconds=0
        retryDelay.nanos=0
        """),
    Fixture(
      GoogleRPC.RetryInfo.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
