// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ItemError: [Fixture] = [
    Fixture(
      V1.ItemError.self,
      bytes: "08889186d80612036100621a1c6772c3b6c39f657220616c7320313520427974653a2062373835663622290a09e697a5e69cace8aa9e121c6772c3b6c39f657220616c7320313520427974653a20613932316535220c0a04f09f99821204f09f9982",
      acceptedLengths: [0, 6, 11, 41, 84, 98],
      listing: """
        code=1795262600
        reason=610062
        message=6772c3b6c39f657220616c7320313520427974653a20623738356636
        faults.0.field=e697a5e69cace8aa9e
        faults.0.description=6772c3b6c39f657220616c7320313520427974653a20613932316535
        faults.1.field=f09f9982
        faults.1.description=f09f9982
        """),
    Fixture(
      V1.ItemError.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        code=0
        reason=
        message=
        """),
  ]
}
