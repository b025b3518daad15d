// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Lock: [Fixture] = [
    Fixture(
      V1.Lock.self,
      bytes: "0a036100621204f09f998218fbffffffffffffffff0122100891d8ace188acb98e1a10a0f59b96022a04f09f99823209e697a5e69cace8aa9e3a1c6772c3b6c39f657220616c7320313520427974653a20303533363636421008e3c4fefef1dcb3f44310f7e8d6c0064a0f089cece6918da3a3aa4610b89af2285204f09f99825801",
      acceptedLengths: [0, 5, 11, 22, 40, 46, 57, 87, 105, 122, 128, 130],
      listing: """
        rule=610062
        symbol=f09f9982
        side=-5
        until.seconds=1881630947165285393
        until.nanos=583465632
        evidence=f09f9982
        lockID=e697a5e69cace8aa9e
        userID=6772c3b6c39f657220616c7320313520427974653a20303533363636
        lockedAt.seconds=4893388487205560931
        lockedAt.nanos=1746252919
        releasedAt.seconds=5067830618444379676
        releasedAt.nanos=85757240
        releasedBy=f09f9982
        inForce=1
        """),
    Fixture(
      V1.Lock.self,
      bytes: "220042004a00",
      acceptedLengths: [0, 2, 4, 6],
      listing: """
        rule=
        symbol=
        side=0
        until.seconds=0
        until.nanos=0
        evidence=
        lockID=
        userID=
        lockedAt.seconds=0
        lockedAt.nanos=0
        releasedAt.seconds=0
        releasedAt.nanos=0
        releasedBy=
        inForce=0
        """),
    Fixture(
      V1.Lock.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        rule=
        symbol=
        side=0
        evidence=
        lockID=
        userID=
        releasedBy=
        inForce=0
        """),
  ]
}
