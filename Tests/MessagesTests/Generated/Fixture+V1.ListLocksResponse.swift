// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListLocksResponse: [Fixture] = [
    Fixture(
      V1.ListLocksResponse.self,
      bytes: "0a8e010a03610062121c6772c3b6c39f657220616c7320313520427974653a203232363361381863221108b9be9cdccea2a5dad30110b7f1a4bd062a04f09f99823209e697a5e69cace8aa9e3a04f09f9982421608ac82fd8aebe0e4a5e00110a3fecdacfbffffffff014a1108d8e490959ab2e5c4dd0110b69ea28404521061736369692d3461366663323638396258010a8d010a04f09f99821209e697a5e69cace8aa9e18fbffffffffffffffff01221508aaa7af959aebd18c4810d8fcc6a8fdffffffff012a04f09f99823209e697a5e69cace8aa9e3a03610062420f08c5d5c4baa2dfedfd2a10bef3f6494a1108bfa1e1adee88b6fe8f011088c7eeb004521c6772c3b6c39f657220616c7320313520427974653a206463316438665801121061736369692d64623162313233383262",
      acceptedLengths: [0, 145, 289, 307],
      listing: """
        locks.0.rule=610062
        locks.0.symbol=6772c3b6c39f657220616c7320313520427974653a20323236336138
        locks.0.side=99
        locks.0.until.seconds=-3191762318815453383
        locks.0.until.nanos=1739143351
        locks.0.evidence=f09f9982
        locks.0.lockID=e697a5e69cace8aa9e
        locks.0.userID=f09f9982
        locks.0.lockedAt.seconds=-2284570729005498068
        locks.0.lockedAt.nanos=-1248624861
        locks.0.releasedAt.seconds=-2483289266786651560
        locks.0.releasedAt.nanos=1082691382
        locks.0.releasedBy=61736369692d34613666633236383962
        locks.0.inForce=1
        locks.1.rule=f09f9982
        locks.1.symbol=e697a5e69cace8aa9e
        locks.1.side=-5
        locks.1.until.seconds=5195262095455409066
        locks.1.until.nanos=-720257448
        locks.1.evidence=f09f9982
        locks.1.lockID=e697a5e69cace8aa9e
        locks.1.userID=610062
        locks.1.lockedAt.seconds=3097270354265057989
        locks.1.lockedAt.nanos=155040190
        locks.1.releasedAt.seconds=-8071338633141399361
        locks.1.releasedAt.nanos=1176216456
        locks.1.releasedBy=6772c3b6c39f657220616c7320313520427974653a20646331643866
        locks.1.inForce=1
        nextPageToken=61736369692d64623162313233383262
        """),
    Fixture(
      V1.ListLocksResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        nextPageToken=
        """),
  ]
}
