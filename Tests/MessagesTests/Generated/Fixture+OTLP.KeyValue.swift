// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPKeyValue: [Fixture] = [
    Fixture(
      OTLP.KeyValue.self,
      bytes: "0a09e697a5e69cace8aa9e121e0a1c6772c3b6c39f657220616c7320313520427974653a20653231646363",
      acceptedLengths: [0, 11, 43],
      listing: """
        key=e697a5e69cace8aa9e
        value.value.stringValue=6772c3b6c39f657220616c7320313520427974653a20653231646363
        """),
    Fixture(
      OTLP.KeyValue.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        key=
        """),
    Fixture(
      OTLP.KeyValue.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        key=
        """),
  ]
}
