// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPScopeSpans: [Fixture] = [
    Fixture(
      OTLP.ScopeSpans.self,
      bytes: "0a160a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e12b2010a0428f9ff00120408fbff001a1061736369692d306136653961323632312209db755d0ffce7d0ff002a09e697a5e69cace8aa9e30fbffffffffffffffff01397959d295d89ae31b41c5a90a539d4e80ab4a320a1c6772c3b6c39f657220616c7320313520427974653a2035383439623612120a1061736369692d316238643730383639394a0f0a09e697a5e69cace8aa9e120210017a14121061736369692d64623034393132623634186385013d124ffb12b5010a0d2e9748871b1579f3eb7df9ff001209be6e4cefd668e6ff001a09e697a5e69cace8aa9e220c6468cd540590be73eaf9ff002a1c6772c3b6c39f657220616c7320313520427974653a20653365303730300239ff20df37770c5c12410e1b59e69277a2a44a0f0a09e697a5e69cace8aa9e120210014a1f0a1061736369692d32656234653036393366120b18ca95f7dffbc9879a8b017a161209e697a5e69cace8aa9e18fbffffffffffffffff01850130017549",
      acceptedLengths: [0, 24, 205, 389],
      listing: """
        scope.name=e697a5e69cace8aa9e
        scope.version=e697a5e69cace8aa9e
        spans.0.traceID=28f9ff00
        spans.0.spanID=08fbff00
        spans.0.traceState=61736369692d30613665396132363231
        spans.0.parentSpanID=db755d0ffce7d0ff00
        spans.0.flags=4216263229
        spans.0.name=e697a5e69cace8aa9e
        spans.0.kind=-5
        spans.0.startTimeUnixNano=2009620113754577273
        spans.0.endTimeUnixNano=12357963815114680773
        spans.0.attributes.0.key=6772c3b6c39f657220616c7320313520427974653a20353834396236
        spans.0.attributes.0.value.value.stringValue=61736369692d31623864373038363939
        spans.0.attributes.1.key=e697a5e69cace8aa9e
        spans.0.attributes.1.value.value.boolValue=1
        spans.0.status.message=61736369692d64623034393132623634
        spans.0.status.code=99
        spans.1.traceID=2e9748871b1579f3eb7df9ff00
        spans.1.spanID=be6e4cefd668e6ff00
        spans.1.traceState=e697a5e69cace8aa9e
        spans.1.parentSpanID=6468cd540590be73eaf9ff00
        spans.1.flags=1232404784
        spans.1.name=6772c3b6c39f657220616c7320313520427974653a20653365303730
        spans.1.kind=2
        spans.1.startTimeUnixNano=1322946096718094591
        spans.1.endTimeUnixNano=11863175841260837646
        spans.1.attributes.0.key=e697a5e69cace8aa9e
        spans.1.attributes.0.value.value.boolValue=1
        spans.1.attributes.1.key=61736369692d32656234653036393366
        spans.1.attributes.1.value.value.intValue=-8416068475843392822
        spans.1.status.message=e697a5e69cace8aa9e
        spans.1.status.code=-5
        """),
    Fixture(
      OTLP.ScopeSpans.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        scope.name=
        scope.version=
        """),
    Fixture(
      OTLP.ScopeSpans.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
