// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPSpan: [Fixture] = [
    Fixture(
      OTLP.Span.self,
      bytes: "0a1a0e44318969e14caff85ce6d165cb6c138a47b90c9cb18a72ff001208f3b9c7b7cb60ff001a1c6772c3b6c39f657220616c7320313520427974653a20363230346432220a184cf427597dae59ff002a1061736369692d32626534346364656331300139a45ca5cc838ef712419ddcbfecbf8f92d24a250a1c6772c3b6c39f657220616c7320313520427974653a2064393962303712050a036100624a0f0a09e697a5e69cace8aa9e120210017a0d1209e697a5e69cace8aa9e18638501db03da5f",
      acceptedLengths: [0, 28, 38, 68, 80, 98, 100, 109, 118, 157, 174, 189, 195],
      listing: """
        traceID=0e44318969e14caff85ce6d165cb6c138a47b90c9cb18a72ff00
        spanID=f3b9c7b7cb60ff00
        traceState=6772c3b6c39f657220616c7320313520427974653a20363230346432
        parentSpanID=184cf427597dae59ff00
        flags=1608123355
        name=61736369692d32626534346364656331
        kind=1
        startTimeUnixNano=1366717708655484068
        endTimeUnixNano=15173348149038144669
        attributes.0.key=6772c3b6c39f657220616c7320313520427974653a20643939623037
        attributes.0.value.value.stringValue=610062
        attributes.1.key=e697a5e69cace8aa9e
        attributes.1.value.value.boolValue=1
        status.message=e697a5e69cace8aa9e
        status.code=99
        """),
    Fixture(
      OTLP.Span.self,
      bytes: "7a00",
      acceptedLengths: [0, 2],
      listing: """
        traceID=
        spanID=
        traceState=
        parentSpanID=
        flags=0
        name=
        kind=0
        startTimeUnixNano=0
        endTimeUnixNano=0
        status.message=
        status.code=0
        """),
    Fixture(
      OTLP.Span.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        traceID=
        spanID=
        traceState=
        parentSpanID=
        flags=0
        name=
        kind=0
        startTimeUnixNano=0
        endTimeUnixNano=0
        """),
  ]
}
