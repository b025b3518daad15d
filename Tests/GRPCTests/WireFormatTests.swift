import Testing

@testable import GRPC

@Suite("Wire formats")
struct WireFormatTests {
  @Test(
    "A timeout is one to eight digits and a unit",
    arguments: [
      ("1H", .seconds(3600)), ("2M", .seconds(120)), ("3S", .seconds(3)), ("4m", .milliseconds(4)),
      ("5u", .microseconds(5)), ("6n", .nanoseconds(6)), ("0n", .zero), ("00000001S", .seconds(1)),
      ("99999999H", .seconds(99_999_999 * 3600)), ("99999999n", .nanoseconds(99_999_999)), ("", nil),
      ("S", nil), ("1", nil), ("100000000S", nil), ("1s", nil), ("-1S", nil), ("+1S", nil), ("1.5S", nil),
      ("1 S", nil), (" 1S", nil), ("1SS", nil), ("٣S", nil),
    ] as [(String, Duration?)])
  func timeout(text: String, expected: Duration?) {
    #expect(Array(text.utf8).withUnsafeBytes { Timeout.parse($0) } == expected)
  }

  @Test("A timeout is written so that reading it gives at least as much, and hardly more")
  func timeoutRoundTrip() throws {
    let durations: [Duration] = [
      .nanoseconds(1), .nanoseconds(99_999_999), .milliseconds(100), .nanoseconds(100_000_001), .seconds(1),
      .seconds(100), .seconds(99_999), .seconds(100_000), .seconds(99_999_999), .seconds(100_000_000),
      .seconds(5_999_999_941), .seconds(359_999_996_400), .milliseconds(1500), .nanoseconds(1_234_567_891),
    ]
    for duration in durations {
      let text = Timeout.format(duration)
      let read = try #require(Array(text.utf8).withUnsafeBytes { Timeout.parse($0) }, "\(text)")
      #expect(read >= duration, "\(text)")
      #expect(
        read <= duration + duration / 1000 + .seconds(duration >= .seconds(100_000_000) ? 3600 : 0), "\(text)"
      )
    }
    #expect(Timeout.format(.zero) == "1n")
    #expect(Timeout.format(.seconds(-5)) == "1n")
    #expect(Timeout.format(.seconds(Int64.max)) == "99999999H")
  }

  @Test(
    "Messages are percent-encoded",
    arguments: [
      ("", ""), ("plain text, with signs: ~!", "plain text, with signs: ~!"), ("100%", "100%25"),
      ("a\nb\t", "a%0Ab%09"), ("ü☂", "%C3%BC%E2%98%82"), ("\u{7F}\u{0}", "%7F%00"), ("𝄞", "%F0%9D%84%9E"),
    ])
  func percent(text: String, encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
    #expect(Array(encoded.utf8).withUnsafeBytes { PercentEncoding.decode($0) } == text)
  }

  @Test(
    "Odd percent signs stand for themselves",
    arguments: [
      ("%", "%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%e2%98%82", "☂"), ("%FF", "\u{FFFD}"), ("a%2", "a%2"),
    ])
  func percentDecoding(encoded: String, text: String) {
    #expect(Array(encoded.utf8).withUnsafeBytes { PercentEncoding.decode($0) } == text)
  }

  @Test("A message is cut between characters")
  func percentLimit() {
    #expect(PercentEncoding.encode("abc☂", bytesMax: 11) == "abc")
    #expect(PercentEncoding.encode("abc☂", bytesMax: 12) == "abc%E2%98%82")
  }

  @Test("Base64 is written without padding and read with or without")
  func base64() {
    let known: [([UInt8], String)] = [
      ([], ""), ([0x66], "Zg"), ([0x66, 0x6F], "Zm8"), (Array("foo".utf8), "Zm9v"),
      (Array("foob".utf8), "Zm9vYg"),
      (Array("foobar".utf8), "Zm9vYmFy"), ([0xFB, 0xFF, 0xBF], "+/+/"),
    ]
    for (bytes, text) in known {
      #expect(Base64.encode(bytes) == text)
      #expect(Base64.decode(text.utf8) == bytes)
      let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
      #expect(Base64.decode(padded.utf8) == bytes)
    }
    for length in 0..<100 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
    for text in ["Z", "Zm9vY", "Zm 9v", "Zm9v=", "=Zg", "Zg=x", "Zg-_", "Zg==="] {
      #expect(Base64.decode(text.utf8) == nil, "\(text)")
    }
  }

  @Test("gzip gives back what it was given, and no more than is allowed")
  func gzip() throws {
    for size in [0, 1, 100, 70_000, 200_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7) }
      let packed = bytes.withUnsafeBytes { Gzip.compress($0) }
      #expect(try packed.withUnsafeBytes { try Gzip.decompress($0, bytesMax: size) } == bytes)
      if size > 0 {
        #expect(throws: Gzip.Failure.tooLarge) {
          try packed.withUnsafeBytes { try Gzip.decompress($0, bytesMax: size - 1) }
        }
        #expect(throws: Gzip.Failure.corrupt) {
          try packed.dropLast(9).withUnsafeBytes { try Gzip.decompress($0, bytesMax: size) }
        }
      }
    }
    for garbage in [[], [1, 2, 3], [UInt8](repeating: 0x1F, count: 100)] as [[UInt8]] {
      #expect(throws: Gzip.Failure.corrupt) {
        try garbage.withUnsafeBytes { try Gzip.decompress($0, bytesMax: 100) }
      }
    }
  }

  @Test("A frame is complete with its last byte, and refused with its prefix")
  func frame() throws {
    let bytes: [UInt8] = [0, 0, 0, 0, 3, 9, 8, 7, 1, 0]
    for count in 0...bytes.count {
      let message = try bytes.prefix(count).withUnsafeBytes {
        try Frame.parse($0, messageBytesMax: 3).map { Array($0.message) }
      }
      #expect(message == (count < 8 ? nil : [9, 8, 7]))
    }
    let refusals: [([UInt8], Status.Code)] = [
      ([2, 0, 0, 0, 0], .internal), ([0, 0, 0, 0, 4], .resourceExhausted),
      ([0, 255, 255, 255, 255], .resourceExhausted),
    ]
    for (bytes, code) in refusals {
      let error = #expect(throws: Status.self) {
        try bytes.withUnsafeBytes { _ = try Frame.parse($0, messageBytesMax: 3) }
      }
      #expect(error?.code == code)
    }
  }

  @Test(
    "An outgoing message comes out the same whatever the size of the pieces", arguments: [1, 2, 3, 5, 6, 100])
  func outgoing(pieceBytes: Int) {
    for source in [
      OutgoingMessage([1, 2, 3, 4], isCompressed: false),
      OutgoingMessage(SharedBytes(message: [1, 2, 3, 4])),
    ] {
      var message = source
      var output: [UInt8] = []
      while !message.isSent {
        var piece = [UInt8](repeating: 0xEE, count: pieceBytes)
        let count = piece.withUnsafeMutableBytes { message.copy(into: $0) }
        output += piece.prefix(count)
      }
      #expect(output == [0, 0, 0, 0, 4, 1, 2, 3, 4])
    }
  }

  @Test("Metadata keeps order and repeated names, and text that a field can carry")
  func metadata() {
    var metadata: Metadata = ["A-Name": "one", "a-name": "two", "b": "naïve\n"]
    metadata.append("c-bin", bytes: [1, 2, 3])
    #expect(metadata[first: "a-name"] == "one")
    #expect(metadata.all("a-name") == ["one", "two"])
    #expect(metadata[first: "b"] == "na?ve?")
    #expect(metadata[first: "missing"] == nil)
    #expect(metadata.bytes(first: "c-bin") == [1, 2, 3])
    #expect(metadata.entries.map(\.name) == ["a-name", "a-name", "b", "c-bin"])
  }

  @Test("The method table finds what it has and nothing else")
  func methodTable() {
    var table = MethodTable()
    let paths = (0..<200).map { "/package.Service\($0 % 7)/Method\($0)" }
    for path in paths { table.register(path, .unary { _, _ in .reply([]) }) }
    func index(_ path: String) -> Int? { Array(path.utf8).withUnsafeBytes { table.index(of: $0) } }
    for (number, path) in paths.enumerated() { #expect(index(path) == number) }
    for path in ["", "/", paths[0] + "x", String(paths[0].dropLast()), "/package.Service1/Method0"] {
      #expect(index(path) == nil, "\(path)")
    }
  }
}
