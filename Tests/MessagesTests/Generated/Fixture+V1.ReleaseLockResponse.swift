// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ReleaseLockResponse: [Fixture] = [
    Fixture(
      V1.ReleaseLockResponse.self,
      bytes: "0a9f010a1c6772c3b6c39f657220616c7320313520427974653a206233656366321209e697a5e69cace8aa9e1863221508ddc9e9ace7b1b08d4b10f8c1b2d3f9ffffffff012a09e697a5e69cace8aa9e32036100623a1c6772c3b6c39f657220616c7320313520427974653a20353632393132420f08e9b2e1b2a7ddd3ec1f10fcef8a014a150892e38ca2aac7fafb3e108cdc81caffffffffff01520361006258011204f09f9982",
      acceptedLengths: [0, 162, 168],
      listing: """
        lock.rule=6772c3b6c39f657220616c7320313520427974653a20623365636632
        lock.symbol=e697a5e69cace8aa9e
        lock.side=99
        lock.until.seconds=5411850719841641693
        lock.until.nanos=-1704156936
        lock.evidence=e697a5e69cace8aa9e
        lock.lockID=610062
        lock.userID=6772c3b6c39f657220616c7320313520427974653a20353632393132
        lock.lockedAt.seconds=2294952254036793705
        lock.lockedAt.nanos=2275324
        lock.releasedAt.seconds=4537352687183933842
        lock.releasedAt.nanos=-113218036
        lock.releasedBy=610062
        lock.inForce=1
        resumeToken=f09f9982
        """),
    Fixture(
      V1.ReleaseLockResponse.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        lock.rule=
        lock.symbol=
        lock.side=0
        lock.evidence=
        lock.lockID=
        lock.userID=
        lock.releasedBy=
        lock.inForce=0
        resumeToken=
        """),
    Fixture(
      V1.ReleaseLockResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
