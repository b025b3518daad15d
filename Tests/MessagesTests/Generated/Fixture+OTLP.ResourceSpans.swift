// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPResourceSpans: [Fixture] = [
    Fixture(
      OTLP.ResourceSpans.self,
      bytes: "0a340a0e0a04f09f998212060a04f09f99820a220a1c6772c3b6c39f657220616c7320313520427974653a20313264356661120210011289030a180a1061736369692d326234643366326534611204f09f998212c9010a1f3ebfbd0e815658f0fd6c91cddf09d42521b8462df4d367632211b67696ff00120a7fcb17c0d43ba636ff001a04f09f998222170d0e74bb7983e3b635bbd227fbdd0df74281b75bdbff002a04f09f9982306339106c123ce9dbf87e41f3ca646dba96b8904a1f0a09e697a5e69cace8aa9e12120a1061736369692d643931336664376439334a0f0a09e697a5e69cace8aa9e120210017a29121c6772c3b6c39f657220616c7320313520427974653a2034373337373418fbffffffffffffffff01850167b92d7a12a0010a0a305e9a66e78d4f2fff00120f4de3d8e12fd7debe2df7e069b1ff001a04f09f998222192ee7d4c102bc619bb763331db44727d03c90e7662a9688ff002a09e697a5e69cace8aa9e30633954bee89ef3ccac5e4129a7ef2597e176224a0f0a09e697a5e69cace8aa9e120210014a170a09e697a5e69cace8aa9e120a1898fdbd87ccd88fd2747a111204f09f998218fbffffffffffffffff01850196065fd512a0030a0b0a036100621204f09f998212c1010a11b4db010e01bb0031af9e2a16324aefff00120fafcd1d00276245374d78bfb8cbff001a1061736369692d666538616237643766632217aa0ae6a15e4333edf5b2939dec87d35eae6ee96b63ff002a09e697a5e69cace8aa9e30fbffffffffffffffff0139699addf842b22e8c41b4d11e74a858e9b94a160a1061736369692d61653832346336353136120210014a120a03610062120b1885acb6eccfb4989fa2017a161209e697a5e69cace8aa9e18fbffffffffffffffff018501c2d45ec412cc010a10f2acfda54651b4a30e93b3ef730bff0012205db6231abe375758fe2abc81282a59f59ec9af63fcd7bdd0c1befb3950cfff001a1c6772c3b6c39f657220616c7320313520427974653a20313039313731220d0b249450ee8e28096befbcff002a04f09f998230fbffffffffffffffff013944f2924d38291b6941983cffa67e83c0384a120a03610062120b1895d3ccdbd6cafefece014a160a09e697a5e69cace8aa9e12092125499224912fd0407a14121061736369692d3438653239343662613618018501602c4ffe",
      acceptedLengths: [0, 54, 450, 869],
      listing: """
        resource.attributes.0.key=f09f9982
        resource.attributes.0.value.value.stringValue=f09f9982
        resource.attributes.1.key=6772c3b6c39f657220616c7320313520427974653a20313264356661
        resource.attributes.1.value.value.boolValue=1
        scopeSpans.0.scope.name=61736369692d32623464336632653461
        scopeSpans.0.scope.version=f09f9982
        scopeSpans.0.spans.0.traceID=3ebfbd0e815658f0fd6c91cddf09d42521b8462df4d367632211b67696ff00
        scopeSpans.0.spans.0.spanID=7fcb17c0d43ba636ff00
        scopeSpans.0.spans.0.traceState=f09f9982
        scopeSpans.0.spans.0.parentSpanID=0d0e74bb7983e3b635bbd227fbdd0df74281b75bdbff00
        scopeSpans.0.spans.0.flags=2049816935
        scopeSpans.0.spans.0.name=f09f9982
        scopeSpans.0.spans.0.kind=99
        scopeSpans.0.spans.0.startTimeUnixNano=9149304437784865808
        scopeSpans.0.spans.0.endTimeUnixNano=10428250664619789043
        scopeSpans.0.spans.0.attributes.0.key=e697a5e69cace8aa9e
        scopeSpans.0.spans.0.attributes.0.value.value.stringValue=61736369692d64393133666437643933
        scopeSpans.0.spans.0.attributes.1.key=e697a5e69cace8aa9e
        scopeSpans.0.spans.0.attributes.1.value.value.boolValue=1
        scopeSpans.0.spans.0.status.message=6772c3b6c39f657220616c7320313520427974653a20343733373734
        scopeSpans.0.spans.0.status.code=-5
        scopeSpans.0.spans.1.traceID=305e9a66e78d4f2fff00
        scopeSpans.0.spans.1.spanID=4de3d8e12fd7debe2df7e069b1ff00
        scopeSpans.0.spans.1.traceState=f09f9982
        scopeSpans.0.spans.1.parentSpanID=2ee7d4c102bc619bb763331db44727d03c90e7662a9688ff00
        scopeSpans.0.spans.1.flags=3579774614
        scopeSpans.0.spans.1.name=e697a5e69cace8aa9e
        scopeSpans.0.spans.1.kind=99
        scopeSpans.0.spans.1.startTimeUnixNano=6822052882274631252
        scopeSpans.0.spans.1.endTimeUnixNano=2483420283834181417
        scopeSpans.0.spans.1.attributes.0.key=e697a5e69cace8aa9e
        scopeSpans.0.spans.1.attributes.0.value.value.boolValue=1
        scopeSpans.0.spans.1.attributes.1.key=e697a5e69cace8aa9e
        scopeSpans.0.spans.1.attributes.1.value.value.intValue=8404911819351621272
        scopeSpans.0.spans.1.status.message=f09f9982
        scopeSpans.0.spans.1.status.code=-5
        scopeSpans.1.scope.name=610062
        scopeSpans.1.scope.version=f09f9982
        scopeSpans.1.spans.0.traceID=b4db010e01bb0031af9e2a16324aefff00
        scopeSpans.1.spans.0.spanID=afcd1d00276245374d78bfb8cbff00
        scopeSpans.1.spans.0.traceState=61736369692d66653861623764376663
        scopeSpans.1.spans.0.parentSpanID=aa0ae6a15e4333edf5b2939dec87d35eae6ee96b63ff00
        scopeSpans.1.spans.0.flags=3294549186
        scopeSpans.1.spans.0.name=e697a5e69cace8aa9e
        scopeSpans.1.spans.0.kind=-5
        scopeSpans.1.spans.0.startTimeUnixNano=10101207014951459433
        scopeSpans.1.spans.0.endTimeUnixNano=13396336047116177844
        scopeSpans.1.spans.0.attributes.0.key=61736369692d61653832346336353136
        scopeSpans.1.spans.0.attributes.0.value.value.boolValue=1
        scopeSpans.1.spans.0.attributes.1.key=610062
        scopeSpans.1.spans.0.attributes.1.value.value.intValue=-6755855029752719867
        scopeSpans.1.spans.0.status.message=e697a5e69cace8aa9e
        scopeSpans.1.spans.0.status.code=-5
        scopeSpans.1.spans.1.traceID=f2acfda54651b4a30e93b3ef730bff00
        scopeSpans.1.spans.1.spanID=5db6231abe375758fe2abc81282a59f59ec9af63fcd7bdd0c1befb3950cfff00
        scopeSpans.1.spans.1.traceState=6772c3b6c39f657220616c7320313520427974653a20313039313731
        scopeSpans.1.spans.1.parentSpanID=0b249450ee8e28096befbcff00
        scopeSpans.1.spans.1.flags=4266601568
        scopeSpans.1.spans.1.name=f09f9982
        scopeSpans.1.spans.1.kind=-5
        scopeSpans.1.spans.1.startTimeUnixNano=7573692520150004292
        scopeSpans.1.spans.1.endTimeUnixNano=4089413041643273368
        scopeSpans.1.spans.1.attributes.0.key=610062
        scopeSpans.1.spans.1.attributes.0.value.value.intValue=-3531391288006727275
        scopeSpans.1.spans.1.attributes.1.key=e697a5e69cace8aa9e
        scopeSpans.1.spans.1.attributes.1.value.value.doubleValue=40d02f9124924925
        scopeSpans.1.spans.1.status.message=61736369692d34386532393436626136
        scopeSpans.1.spans.1.status.code=1
        """),
    Fixture(
      OTLP.ResourceSpans.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        """),
    Fixture(
      OTLP.ResourceSpans.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
