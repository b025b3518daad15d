// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleRPCRequestInfo: [Fixture] = [
    Fixture(
      GoogleRPC.RequestInfo.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20663536616436121c6772c3b6c39f657220616c7320313520427974653a20306463303331",
      acceptedLengths: [0, 30, 60],
      listing: """
        requestID=6772c3b6c39f657220616c7320313520427974653a20663536616436
        servingData=6772c3b6c39f657220616c7320313520427974653a20306463303331
        """),
    Fixture(
      GoogleRPC.RequestInfo.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        requestID=
        servingData=
        """),
  ]
}
