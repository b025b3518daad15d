import Messages
import Testing

@Suite("Against Python's protobuf")
struct FixtureTests {
  @Test("What Python wrote is read as Python reads it", arguments: Fixture.all)
  func decodes(_ fixture: Fixture) throws {
    let message = try fixture.type.init(decoding: fixture.bytes)
    #expect(listing(message).joined(separator: "\n") == fixture.listing)
  }

  @Test("What is written is what Python would write", arguments: Fixture.all)
  func encodes(_ fixture: Fixture) throws {
    #expect(try fixture.type.init(decoding: fixture.bytes).encoded() == fixture.bytes)
  }

  @Test("Cut at any byte, a message is refused or accepted as by Python", arguments: Fixture.all)
  func refusesTruncated(_ fixture: Fixture) {
    for length in 0...fixture.bytes.count {
      let cut = Array(fixture.bytes[..<length])
      var fault: DecodingFault?
      do { _ = try fixture.type.init(decoding: cut) } catch { fault = error }
      #expect(fault == (fixture.acceptedLengths.contains(length) ? nil : .malformed), "cut to \(length)")
    }
  }

  @Test("Reserved bytes stand zeroed in front of the message", arguments: Fixture.all, [1, 5])
  func reserves(_ fixture: Fixture, prefix: Int) throws {
    let message = try fixture.type.init(decoding: fixture.bytes)
    #expect(message.encoded(reserving: prefix) == Array(repeating: 0, count: prefix) + fixture.bytes)
  }
}
