// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Price: [Fixture] = [
    Fixture(
      V1.Price.self,
      bytes: "0a09e697a5e69cace8aa9e116edbb66de97af5c01a1608dcfffd8aa8ed9490930110c7b3a7d9faffffffff01",
      acceptedLengths: [0, 11, 20, 44],
      listing: """
        symbol=e697a5e69cace8aa9e
        price=c0f57ae96db6db6e
        time.seconds=-7845178833977245732
        time.nanos=-1423320633
        """),
    Fixture(
      V1.Price.self,
      bytes: "1a00",
      acceptedLengths: [0, 2],
      listing: """
        symbol=
        price=0000000000000000
        time.seconds=0
        time.nanos=0
        """),
    Fixture(
      V1.Price.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        symbol=
        price=0000000000000000
        """),
  ]
}
