// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListLocksRequest: [Fixture] = [
    Fixture(
      V1.ListLocksRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a203333636237391204f09f998218012204f09f99822a1508a2efcdf4db819dec1f10e7c0f8a9f8ffffffff0130ebd3f9bdf9ffffffff013a1c6772c3b6c39f657220616c7320313520427974653a20303866376461",
      acceptedLengths: [0, 30, 36, 38, 44, 67, 78, 108],
      listing: """
        userID=6772c3b6c39f657220616c7320313520427974653a20333363623739
        symbol=f09f9982
        includeEnded=1
        atLeastToken=f09f9982
        asOf.seconds=2294711612526000034
        asOf.nanos=-2059526041
        pageSize=-1749128725
        pageToken=6772c3b6c39f657220616c7320313520427974653a20303866376461
        """),
    Fixture(
      V1.ListLocksRequest.self,
      bytes: "22002a00",
      acceptedLengths: [0, 2, 4],
      listing: """
        userID=
        symbol=
        includeEnded=0
        atLeastToken=
        asOf.seconds=0
        asOf.nanos=0
        pageSize=0
        pageToken=
        """),
    Fixture(
      V1.ListLocksRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        includeEnded=0
        pageSize=0
        pageToken=
        """),
  ]
}
