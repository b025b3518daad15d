import Messages
import Testing

@Suite("Random bytes")
struct FuzzTests {
  /// SplitMix64: small, seeded, and the same everywhere.
  struct Randomness: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  /// Reads the bytes; if they are a message, writing it and reading that again must be the same.
  private func check<M: Message>(_ type: M.Type, _ bytes: [UInt8], _ origin: String) {
    guard let message = try? M(decoding: bytes) else { return }
    let written = message.encoded()
    // Encodings are compared, since NaN is not equal to itself.
    let again = try? M(decoding: written).encoded()
    #expect(again == written, "\(origin)")
  }

  @Test(
    "Changed messages are refused or read, and what is read can be written and read again", arguments: 0..<8)
  func survivesMutation(_ part: UInt64) {
    let seed = 20_251_122 + part
    var random = Randomness(state: seed)
    for round in 0..<2000 {
      let fixture = Fixture.all.randomElement(using: &random)!
      var bytes = fixture.bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < bytes.count: bytes[place] = .random(in: 0...255, using: &random)
        case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2 where place < bytes.count: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        default: bytes.insert(.random(in: 0...255, using: &random), at: place)
        }
      }
      check(fixture.type, bytes, "seed \(seed), round \(round), \(fixture.testDescription)")
    }
  }

  @Test("Bytes without any sense are refused or read", arguments: 0..<4)
  func survivesNoise(_ part: UInt64) {
    let seed = 7_000 + part
    var random = Randomness(state: seed)
    for round in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let fixture = Fixture.all.randomElement(using: &random)!
      check(fixture.type, bytes, "seed \(seed), round \(round), \(fixture.type.fullName)")
    }
  }
}
