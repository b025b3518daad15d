import Messages
import Testing

@Suite("AnyMessage")
struct AnyMessageTests {
  @Test("A packed message is unpacked as its type and as no other")
  func packs() throws {
    let info = GoogleRPC.ErrorInfo(
      reason: "STALE", domain: "adaptive-threshold", metadata: ["b": "2", "a": "1"])
    let packed = GoogleProtobuf.AnyMessage(packing: info)
    #expect(packed.typeURL == "type.googleapis.com/google.rpc.ErrorInfo")
    #expect(try packed.unpacked(as: GoogleRPC.ErrorInfo.self) == info)
    #expect(try packed.unpacked(as: GoogleRPC.RetryInfo.self) == nil)
  }

  @Test("A packed message with bad bytes is malformed")
  func refusesBadBytes() {
    let broken = GoogleProtobuf.AnyMessage(
      typeURL: "type.googleapis.com/google.rpc.ErrorInfo", value: [0x0a, 5])
    #expect(throws: DecodingFault.malformed) { try broken.unpacked(as: GoogleRPC.ErrorInfo.self) }
  }
}
