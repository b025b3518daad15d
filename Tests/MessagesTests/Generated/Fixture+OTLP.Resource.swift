// Made by proto/generate from opentelemetry/proto/resource/v1/resource.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPResource: [Fixture] = [
    Fixture(
      OTLP.Resource.self,
      bytes: "0a0d0a0361006212060a04f09f99820a0a0a04f09f998212021001",
      acceptedLengths: [0, 15, 27],
      listing: """
        attributes.0.key=610062
        attributes.0.value.value.stringValue=f09f9982
        attributes.1.key=f09f9982
        attributes.1.value.value.boolValue=1
        """),
    Fixture(
      OTLP.Resource.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
