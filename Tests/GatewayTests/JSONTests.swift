import Testing
import ThresholdService

@testable import Gateway

@Suite("JSON") struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue {
    var text = text
    return try text.withUTF8 { try JSONParser.parse(UnsafeRawBufferPointer($0)) }
  }

  private func written(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "A number is read as the standard library reads it",
    arguments: [
      "0.1", "0.3", "123456789.123456789", "1e23", "9007199254740993.0", "2.2250738585072014e-308", "5e-324",
      "0.000001", "-0.0", "1.7976931348623157e308", "3.14159265358979323846", "1234567890123456789.5",
      "-12.75E+2",
    ])
  func numbers(text: String) throws {
    #expect(try parse(text) == .number(try #require(Double(text))))
  }

  @Test("Numbers in hundreds of thousands of forms are read as the standard library reads them")
  func randomNumbers() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<100_000 {
      let digits = Int64.random(in: 0..<1_000_000_000_000_000_000, using: &generator)
      let places = Int.random(in: 1...17, using: &generator)
      let text = "\(digits / 1_000).\(String(digits).suffix(places))"
      #expect(try parse(text) == .number(try #require(Double(text))), "\(text)")
    }
  }

  @Test("A whole number stays whole, and one beyond 64 bits becomes a Double")
  func integers() throws {
    #expect(try parse("-42") == -42)
    #expect(try parse("999999999999999999") == .integer(999_999_999_999_999_999))
    #expect(try parse("123456789012345678901") == .number(0x1.ac53a7e04bcdap+66))
    #expect(try parse("1e400") == .number(.infinity))
  }

  @Test(
    "Text comes back as it went out",
    arguments: ["", "plain", "\"quoted\" \\ back", "line\nbreak\ttab\u{1}", "Grüße 🚀", "\u{0}"])
  func strings(text: String) throws {
    #expect(try parse(written(.string(text))) == .string(text))
  }

  @Test("Escapes are read, surrogate pairs too")
  func escapes() throws {
    #expect(try parse(#""\u0041\n\/\ud83d\ude80\"""#) == .string("A\n/🚀\""))
  }

  @Test(
    "What is no JSON is refused with its place",
    arguments: [
      ("", 0), ("nul", 0), ("[1,]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1), ("01", 2), ("1.", 2), ("-", 1),
      ("1e", 2),
      ("\"\\x\"", 3), ("\"\\ud800\"", 7), ("\"open", 5), ("[1 2]", 3), ("1 2", 2), ("\"a\u{1}\"", 2),
      ("+1", 0),
    ])
  func refused(text: String, offset: Int) {
    #expect { try parse(text) } throws: { ($0 as? JSONParser.Fault)?.offset == offset }
  }

  @Test("Invalid UTF-8 and too deep nesting are refused")
  func hostile() {
    let invalid: [UInt8] = [0x22, 0xFF, 0x22]
    #expect(throws: JSONParser.Fault.self) {
      try invalid.withUnsafeBytes { try JSONParser.parse($0) }
    }
    #expect(throws: JSONParser.Fault.self) { try parse(String(repeating: "[", count: 100_000)) }
  }

  @Test("What JSON cannot say is null")
  func unsayable() {
    #expect(written([.number(.nan), .number(.infinity), 1.5, nil]) == "[null,null,1.5,null]")
  }

  @Test(
    "A time may be written as people and programs write it",
    arguments: [
      ("2023-11-14T22:13:20Z", 1_700_000_000, 0), ("2023-11-14 22:13:20", 1_700_000_000, 0),
      ("2023-11-14T23:13:20.25+01:00", 1_700_000_000, 250_000_000), ("1969-12-31T23:59:59Z", -1, 0),
      ("2024-02-29T00:00:00Z", 1_709_164_800, 0),
      ("2000-01-01T00:00:00.123456789123Z", 946_684_800, 123_456_789),
    ])
  func times(text: String, seconds: Int64, nanoseconds: Int64) {
    #expect(RawTime(iso8601: text) == RawTime(seconds: seconds, nanoseconds: nanoseconds))
  }

  @Test(
    "What is no time is none",
    arguments: [
      "", "now", "2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z", "2023-01-01", "2023-01-01T24:00:00Z",
      "2023-01-01T00:00:00.Z", "2023-01-01T00:00:00+1", "2023-01-01T00:00:00Zx",
    ])
  func noTimes(text: String) {
    #expect(RawTime(iso8601: text) == nil)
  }

  @Test("A number is seconds, or milliseconds when it is that large")
  func unixTimes() {
    #expect(RawTime(unix: 1_700_000_000) == RawTime(seconds: 1_700_000_000, nanoseconds: 0))
    #expect(RawTime(unix: 1_700_000_000_500) == RawTime(seconds: 1_700_000_000, nanoseconds: 500_000_000))
    #expect(RawTime(unix: -1) == nil)
    #expect(RawTime(unix: 1e300) == nil)
  }
}
