// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleRPCErrorInfo: [Fixture] = [
    Fixture(
      GoogleRPC.ErrorInfo.self,
      bytes: "0a09e697a5e69cace8aa9e121c6772c3b6c39f657220616c7320313520427974653a203135336133301a210a0d6d657461646174612d32386337121061736369692d303262663530333065331a210a0d6d657461646174612d35663063121061736369692d34666438373137313330",
      acceptedLengths: [0, 11, 41, 76, 111],
      listing: """
        reason=e697a5e69cace8aa9e
        domain=6772c3b6c39f657220616c7320313520427974653a20313533613330
        metadata.metadata-28c7=61736369692d30326266353033306533
        metadata.metadata-5f0c=61736369692d34666438373137313330
        """),
    Fixture(
      GoogleRPC.ErrorInfo.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        reason=
        domain=
        """),
  ]
}
