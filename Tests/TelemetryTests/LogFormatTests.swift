import Foundation
import Logging
import Telemetry
import Testing

@Suite("Log lines")
struct LogFormatTests {
  private func line(
    _ format: LogFormat, _ message: String, _ metadata: Logger.Metadata = [:], level: Logger.Level = .info
  ) -> String {
    var bytes: [UInt8] = []
    format.append(
      LogRecord(
        time: Timestamp(milliseconds: 1_769_860_800_123), level: level, logger: "test", message: message,
        metadata: metadata), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Text shows time, level, logger, message and sorted metadata")
  func text() {
    #expect(
      line(.text, "listening", ["grpc": "127.0.0.1:50051", "a": "1"])
        == "2026-01-31T12:00:00.123Z INFO  test listening a=1 grpc=127.0.0.1:50051\n")
  }

  @Test(
    "Text quotes a value that could not be split again",
    arguments: [
      ("", #""""#), ("two words", #""two words""#), (#"say "no""#, #""say \"no\"""#), ("a=b", #""a=b""#),
      ("plain-1.5%", "plain-1.5%"), ("grün", "grün"),
    ])
  func quoting(value: String, shown: String) {
    #expect(line(.text, "m", ["k": .string(value)]).hasSuffix(" m k=\(shown)\n"))
  }

  @Test("No message, key or value can begin a line of its own", arguments: [LogFormat.text, .json])
  func oneLine(format: LogFormat) {
    let hostile = "a\nb\r\u{1B}[2Jc\u{0}\u{7F}"
    let written = line(format, hostile, [hostile: .string(hostile), "list": [.string(hostile)]])
    #expect(written.filter { $0 == "\n" }.count == 1)
    #expect(written.utf8.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
  }

  @Test("JSON lines read back as what was logged")
  func json() throws {
    let message = "quote \" backslash \\ newline \n null \u{0} delete \u{7F} snow ☃ line \u{2028}"
    let written = line(
      .json, message,
      ["text": .string(message), "list": ["1", ["deep": "x"]], "number": .stringConvertible(42)],
      level: .error)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(object["message"] as? String == message)
    #expect(object["level"] as? String == "error")
    #expect(object["time"] as? String == "2026-01-31T12:00:00.123Z")
    let metadata = try #require(object["metadata"] as? [String: Any])
    #expect(metadata["text"] as? String == message)
    #expect(metadata["number"] as? String == "42")
    let list = try #require(metadata["list"] as? [Any])
    #expect(list.first as? String == "1")
    #expect((list.last as? [String: String]) == ["deep": "x"])
  }

  @Test(
    "A timestamp is ISO 8601 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func timestamps(milliseconds: Int64, shown: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == shown)
  }
}
