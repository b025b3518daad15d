import Telemetry
import Testing

@Suite("Request ids")
struct RequestIDTests {
  @Test("A fresh id is 32 hexadecimal digits, and no two are equal")
  func fresh() {
    let ids = (0..<1_000).map { _ in RequestID().description }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test(
    "A caller's id is taken if it cannot forge a log line",
    arguments: [
      ("a", true), ("A1._:@/-z", true), (String(repeating: "x", count: 128), true),
      (String(repeating: "x", count: 129), false), ("", false), ("a b", false), ("a\n", false), ("ä", false),
    ])
  func given(text: String, isTaken: Bool) {
    #expect((RequestID(text)?.description == text) == isTaken)
  }
}
