// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ServerReflectionRequest: [Fixture] = [
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a203732623236621a1c6772c3b6c39f657220616c7320313520427974653a20633331353638",
      acceptedLengths: [0, 30, 60],
      listing: """
        host=6772c3b6c39f657220616c7320313520427974653a20373262323662
        messageRequest.fileByFilename=6772c3b6c39f657220616c7320313520427974653a20633331353638
        """),
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20373262323662221c6772c3b6c39f657220616c7320313520427974653a20633466663762",
      acceptedLengths: [0, 30, 60],
      listing: """
        host=6772c3b6c39f657220616c7320313520427974653a20373262323662
        messageRequest.fileContainingSymbol=6772c3b6c39f657220616c7320313520427974653a20633466663762
        """),
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a203732623236622a110a04f09f9982109796d792f8ffffffff01",
      acceptedLengths: [0, 30, 49],
      listing: """
        host=6772c3b6c39f657220616c7320313520427974653a20373262323662
        messageRequest.fileContainingExtension.containingType=f09f9982
        messageRequest.fileContainingExtension.extensionNumber=-2108306665
        """),
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20373262323662321c6772c3b6c39f657220616c7320313520427974653a20383563356161",
      acceptedLengths: [0, 30, 60],
      listing: """
        host=6772c3b6c39f657220616c7320313520427974653a20373262323662
        messageRequest.allExtensionNumbersOfType=6772c3b6c39f657220616c7320313520427974653a20383563356161
        """),
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a203732623236623a03610062",
      acceptedLengths: [0, 30, 35],
      listing: """
        host=6772c3b6c39f657220616c7320313520427974653a20373262323662
        messageRequest.listServices=610062
        """),
    Fixture(
      ReflectionV1.ServerReflectionRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        host=
        """),
  ]
}
