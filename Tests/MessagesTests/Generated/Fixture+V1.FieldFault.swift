// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1FieldFault: [Fixture] = [
    Fixture(
      V1.FieldFault.self,
      bytes: "0a04f09f99821203610062",
      acceptedLengths: [0, 6, 11],
      listing: """
        field=f09f9982
        description=610062
        """),
    Fixture(
      V1.FieldFault.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        field=
        description=
        """),
  ]
}
