// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let oTLPAnyValue: [Fixture] = [
    Fixture(
      OTLP.AnyValue.self,
      bytes: "0a04f09f9982",
      acceptedLengths: [0, 6],
      listing: """
        value.stringValue=f09f9982
        """),
    Fixture(
      OTLP.AnyValue.self,
      bytes: "1001",
      acceptedLengths: [0, 2],
      listing: """
        value.boolValue=1
        """),
    Fixture(
      OTLP.AnyValue.self,
      bytes: "18fc9788ffe6caa68a8101",
      acceptedLengths: [0, 11],
      listing: """
        value.intValue=-9145515247247684612
        """),
    Fixture(
      OTLP.AnyValue.self,
      bytes: "21b76ddbb6bf72f840",
      acceptedLengths: [0, 9],
      listing: """
        value.doubleValue=40f872bfb6db6db7
        """),
    Fixture(
      OTLP.AnyValue.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
