// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPInstrumentationScope: [Fixture] = [
    Fixture(
      OTLP.InstrumentationScope.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20366663306131121061736369692d30343832386566313338",
      acceptedLengths: [0, 30, 48],
      listing: """
        name=6772c3b6c39f657220616c7320313520427974653a20366663306131
        version=61736369692d30343832386566313338
        """),
    Fixture(
      OTLP.InstrumentationScope.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        name=
        version=
        """),
  ]
}
