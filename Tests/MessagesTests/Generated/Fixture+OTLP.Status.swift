// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPStatus: [Fixture] = [
    Fixture(
      OTLP.Status.self,
      bytes: "1209e697a5e69cace8aa9e1801",
      acceptedLengths: [0, 11, 13],
      listing: """
        message=e697a5e69cace8aa9e
        code=1
        """),
    Fixture(
      OTLP.Status.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        message=
        code=0
        """),
  ]
}
