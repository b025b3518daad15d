// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleRPCBadRequest: [Fixture] = [
    Fixture(
      GoogleRPC.BadRequest.self,
      bytes: "0a230a1c6772c3b6c39f657220616c7320313520427974653a2039303234386212036100620a290a1c6772c3b6c39f657220616c7320313520427974653a206430326538621209e697a5e69cace8aa9e",
      acceptedLengths: [0, 37, 80],
      listing: """
        fieldViolations.0.field=6772c3b6c39f657220616c7320313520427974653a20393032343862
        fieldViolations.0.description=610062
        fieldViolations.1.field=6772c3b6c39f657220616c7320313520427974653a20643032653862
        fieldViolations.1.description=e697a5e69cace8aa9e
        """),
    Fixture(
      GoogleRPC.BadRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
