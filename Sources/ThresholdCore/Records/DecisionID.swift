/// Makes ids of decisions, and reads what they tell.
///
/// `t`, 15 hexadecimal digits of the time at which the server made it, 8 of the process, 8 that tell the user. So ids
/// sort by time, by which storage sorts decisions into periods; the time is the server's also for a simulated user, since
/// what is kept how long goes by when something was recorded. Ids of one process differ in time. The user's digits let a
/// replica tell "someone else's decision" (NOT_FOUND) from "one that is not in storage" without looking at anyone
/// else's data.
package struct DecisionID: Sendable {
  private let process: UInt64

  /// - Parameter process: a random number, drawn once per process.
  package init(process: UInt32) { self.process = UInt64(process) }

  /// The id of the decision that was made at `tick`, which no other of this process has.
  /// - Complexity: one allocation, for the string.
  package func make(_ tick: UInt64, for user: UserID) -> String {
    let tag = UInt64(Self.tag(of: user))
    return String(unsafeUninitializedCapacity: 32) { digits in
      digits[0] = Self.mark
      Self.write(tick, digits: 15, to: digits, at: 1)
      Self.write(process, digits: 8, to: digits, at: 16)
      Self.write(tag, digits: 8, to: digits, at: 24)
      return 32
    }
  }

  /// What `instant` is in an id: time in units of 16 nanoseconds, which fits into 60 bits until 2554.
  package static func tick(at instant: Instant) -> UInt64 { UInt64(max(0, instant.nanoseconds)) >> 4 }

  /// When the decision of that id was made, on the server's clock; `nil` for an id of another form, as they were made
  /// before ids told the time.
  package static func recordedAt(_ id: String) -> Instant? {
    let digits = id.utf8.prefix(16)
    guard id.utf8.count == 32, digits.first == mark,
      let tick = UInt64(id.prefix(16).dropFirst(), radix: 16)
    else { return nil }
    return Instant(nanoseconds: Int64(clamping: tick << 4))
  }

  /// What ids made at or after `instant` sort after, and those made before it, before.
  package static func bound(at instant: Instant) -> String {
    String(unsafeUninitializedCapacity: 16) { digits in
      digits[0] = Self.mark
      Self.write(tick(at: instant), digits: 15, to: digits, at: 1)
      return 16
    }
  }

  /// What every id that tells its time sorts after, and what all of them sort before.
  package static let bounds = (first: "t", end: "u")

  /// Whether `id` has the form of a decision's id but was made for another user.
  package static func belongsToAnother(_ id: String, than user: UserID) -> Bool {
    guard id.utf8.count == 32, let tag = UInt32(id.suffix(8), radix: 16),
      recordedAt(id) != nil || UInt64(id.prefix(16), radix: 16) != nil
    else { return false }
    return tag != Self.tag(of: user)
  }

  /// A number in [0, 1) that depends on the id alone.
  package static func fraction(of id: String) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Double(mix(hash) >> 11) * 0x1p-53
  }

  private static let mark = UInt8(ascii: "t")

  /// FNV-1a, folded to 32 bits; stable for ever, since it is stored within ids.
  private static func tag(of user: UserID) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in user.value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), a bijection.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private static func write(
    _ value: UInt64, digits: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) {
    for position in 0..<digits {
      let digit = UInt8(truncatingIfNeeded: value >> (4 * UInt64(digits - 1 - position))) & 0xF
      buffer[start + position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
  }
}
