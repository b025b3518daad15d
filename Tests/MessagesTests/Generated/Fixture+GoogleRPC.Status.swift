// Made by proto/generate from google/rpc/status.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleRPCStatus: [Fixture] = [
    Fixture(
      GoogleRPC.Status.self,
      bytes: "08a6b882bd071209e697a5e69cace8aa9e1a1c0a0361006212151443488ce9f27154731125e13f379394cffa6fff001a370a1c6772c3b6c39f657220616c7320313520427974653a206331303036391217eb84e4352f71ffce55b486397f985d4c6d677250f9ff00",
      acceptedLengths: [0, 6, 17, 47, 104],
      listing: """
        code=2007014438
        message=e697a5e69cace8aa9e
        details.0.typeURL=610062
        details.0.value=1443488ce9f27154731125e13f379394cffa6fff00
        details.1.typeURL=6772c3b6c39f657220616c7320313520427974653a20633130303639
        details.1.value=eb84e4352f71ffce55b486397f985d4c6d677250f9ff00
        """),
    Fixture(
      GoogleRPC.Status.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        code=0
        message=
        """),
  ]
}
