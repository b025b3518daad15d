// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Alert: [Fixture] = [
    Fixture(
      V1.Alert.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20656638616234121061736369692d37356336616532656134186322036100622a04f09f9982321061736369692d653331653833633534663992244992ecd6d440416edbb66d8dfef5404a1508f9d6a2d8deda8d9c7410c0a4dbd6ffffffffff01521008b9d8908d88bedffe0d10c8dc80d102",
      acceptedLengths: [0, 30, 48, 50, 55, 61, 79, 88, 97, 120, 138],
      listing: """
        alertID=6772c3b6c39f657220616c7320313520427974653a20656638616234
        rule=61736369692d37356336616532656134
        severity=99
        userID=610062
        symbol=f09f9982
        message=61736369692d65333165383363353466
        value=40d4d6ec92492492
        limit=40f5fe8d6db6db6e
        raisedAt.seconds=8374503799494585209
        raisedAt.nanos=-86584768
        resolvedAt.seconds=1008100363521502265
        resolvedAt.nanos=706752072
        """),
    Fixture(
      V1.Alert.self,
      bytes: "4a005200",
      acceptedLengths: [0, 2, 4],
      listing: """
        alertID=
        rule=
        severity=0
        userID=
        symbol=
        message=
        value=0000000000000000
        limit=0000000000000000
        raisedAt.seconds=0
        raisedAt.nanos=0
        resolvedAt.seconds=0
        resolvedAt.nanos=0
        """),
    Fixture(
      V1.Alert.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        alertID=
        rule=
        severity=0
        userID=
        symbol=
        message=
        value=0000000000000000
        limit=0000000000000000
        """),
  ]
}
