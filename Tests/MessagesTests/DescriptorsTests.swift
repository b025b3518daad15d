import Messages
import Testing

@Suite("Descriptors")
struct DescriptorsTests {
  /// The name in an encoded FileDescriptorProto, which is its first field.
  private func name(_ bytes: [UInt8]) -> String? {
    guard bytes.count > 2, bytes[0] == 0x0a, bytes.count >= 2 + Int(bytes[1]) else { return nil }
    return String(decoding: bytes[2..<2 + Int(bytes[1])], as: UTF8.self)
  }

  @Test("All services are listed")
  func listsServices() {
    #expect(
      Descriptors.services == [
        "adaptive_threshold.v1.AdaptiveThresholdService", "adaptive_threshold.v1.AdminService",
        "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
      ])
  }

  @Test("A file comes with what it imports, each once, itself first")
  func comesWithImports() throws {
    let files = try #require(Descriptors.file(named: "adaptive_threshold/v1/admin.proto"))
    #expect(name(files[0]) == "adaptive_threshold/v1/admin.proto")
    #expect(
      files.compactMap(name).sorted() == [
        "adaptive_threshold/v1/adaptive_threshold.proto", "adaptive_threshold/v1/admin.proto",
        "adaptive_threshold/v1/types.proto", "google/protobuf/duration.proto",
        "google/protobuf/timestamp.proto",
      ])
    #expect(try #require(Descriptors.file(named: "google/protobuf/any.proto")).count == 1)
    #expect(Descriptors.file(named: "adaptive_threshold/v1/none.proto") == nil)
  }

  @Test(
    "A symbol of any kind leads to its file",
    arguments: [
      ("adaptive_threshold.v1.AdaptiveThresholdService", "adaptive_threshold/v1/adaptive_threshold.proto"),
      (
        "adaptive_threshold.v1.AdaptiveThresholdService.Evaluate",
        "adaptive_threshold/v1/adaptive_threshold.proto"
      ),
      (
        "adaptive_threshold.v1.WatchThresholdsResponse.Snapshot",
        "adaptive_threshold/v1/adaptive_threshold.proto"
      ),
      (
        "adaptive_threshold.v1.WatchThresholdsResponse.event",
        "adaptive_threshold/v1/adaptive_threshold.proto"
      ),
      ("adaptive_threshold.v1.Signal.rsi", "adaptive_threshold/v1/types.proto"),
      ("adaptive_threshold.v1.ACTION_BUY", "adaptive_threshold/v1/types.proto"),
      ("adaptive_threshold.v1.AdminService", "adaptive_threshold/v1/admin.proto"),
      ("grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto"),
      ("grpc.reflection.v1.ServerReflection", "grpc/reflection/v1/reflection.proto"),
      ("grpc.reflection.v1alpha.ServerReflection", "grpc/reflection/v1alpha/reflection.proto"),
      ("google.rpc.BadRequest.FieldViolation", "google/rpc/error_details.proto"),
      ("google.protobuf.Timestamp", "google/protobuf/timestamp.proto"),
    ])
  func findsSymbols(_ symbol: String, _ file: String) throws {
    let files = try #require(Descriptors.file(containing: symbol))
    #expect(name(files[0]) == file)
    #expect(files == Descriptors.file(named: file))
  }

  @Test("What is not declared leads nowhere")
  func knowsNothingElse() {
    for symbol in ["", "adaptive_threshold.v1", "adaptive_threshold.v1.Signal.none", ".google.protobuf.Any"] {
      #expect(Descriptors.file(containing: symbol) == nil)
    }
  }

  @Test("Known types have no extensions; other names are no types")
  func knowsExtensions() {
    #expect(Descriptors.extensionNumbers(of: "adaptive_threshold.v1.Signal") == [])
    #expect(Descriptors.extensionNumbers(of: "adaptive_threshold.v1.None") == nil)
  }
}
