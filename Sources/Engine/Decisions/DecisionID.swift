package import ThresholdCore

/// Makes ids of decisions: 8 hexadecimal digits of the process, 16 that count, then 8 that tell the user.
///
/// Ids of one process sort in the order they were made, so that decisions of the same instant have one order in every
/// store. The user's digits let a replica tell "someone else's decision" (NOT_FOUND) from "one that is not in storage"
/// without looking at anyone else's data.
package struct DecisionID: Sendable {
  private let process: UInt64

  /// - Parameter process: a random number, drawn once per process.
  package init(process: UInt32) { self.process = UInt64(process) }

  /// The `count`-th id of this process.
  /// - Complexity: one allocation, for the string.
  package func make(_ count: UInt64, for user: UserID) -> String {
    let tag = UInt64(Self.tag(of: user))
    return String(unsafeUninitializedCapacity: 32) { digits in
      Self.write(process, digits: 8, to: digits, at: 0)
      Self.write(count, digits: 16, to: digits, at: 8)
      Self.write(tag, digits: 8, to: digits, at: 24)
      return 32
    }
  }

  /// Whether `id` has the form of a decision's id but was made for another user.
  package static func belongsToAnother(_ id: String, than user: UserID) -> Bool {
    guard id.utf8.count == 32, let tag = UInt32(id.suffix(8), radix: 16),
      UInt64(id.prefix(16), radix: 16) != nil
    else { return false }
    return tag != Self.tag(of: user)
  }

  /// A number in [0, 1) that depends on the id alone.
  package static func fraction(of id: String) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Double(mix(hash) >> 11) * 0x1p-53
  }

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
