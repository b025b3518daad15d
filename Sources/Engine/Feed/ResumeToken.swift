package import Repository
package import ThresholdCore

/// A position on a watch: everything up to it has been sent. Opaque to clients: `at`, then 64 hexadecimal digits of store,
/// scopes and epoch, revision with part, and a checksum.
///
/// It is no capability: rights are checked wherever it is used.
package struct ResumeToken: Sendable, Equatable {
  private var store: UInt64
  private var epoch: UInt32
  /// Tells the watch's scopes, which `part` counts among; 0 with part 0.
  private var scopes: UInt32
  package var revision: Int64
  /// How many of the watch's scopes that this revision changed have been sent, by key; 0 for all of them. A change of a
  /// user's global set can move several scopes of one watch, and a stream may break between two of them.
  package var part: UInt16

  /// Changes above it are still to be sent, wholly or in part.
  package var exclusiveRevision: Int64 { part == 0 ? revision : revision - 1 }

  /// The part that stands for "the snapshot is not complete": to resume there is to begin with a snapshot.
  package static let withinSnapshot = UInt16.max

  package var isWithinSnapshot: Bool { part == Self.withinSnapshot }

  /// - Parameter scopes: those of the watch, sorted, for a part other than 0.
  package init(store: String, epoch: Int64, revision: Int64, part: UInt16 = 0, scopes: [Key] = []) {
    self.store = Self.hash(store.utf8)
    self.epoch = UInt32(truncatingIfNeeded: epoch)
    self.scopes = part == 0 ? 0 : Self.tag(of: scopes)
    self.revision = revision
    self.part = part
  }

  /// How many of `scopes` that the token's revision changed have been sent; none if the token is of a watch of others.
  func sentParts(of scopes: [Key]) -> Int {
    part != 0 && self.scopes == Self.tag(of: scopes) ? Int(part) : 0
  }

  private static func tag(of scopes: [Key]) -> UInt32 {
    let hash = hash(scopes.lazy.flatMap { [$0.user.value, $0.symbol.value] }.joined(separator: "\n").utf8)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Reads what a client gave back, and checks that it is for this store.
  /// - Throws: INVALID_ARGUMENT, with reason REVISION_FOREIGN for another store or epoch.
  package init(_ text: String, for identity: StoreIdentity) throws(Refusal) {
    guard let token = ResumeToken(decoding: text) else {
      throw Refusal(
        .invalidArgument, "TOKEN_MALFORMED", "the token is not one of this service, or was damaged")
    }
    guard token.store == Self.hash(identity.id.utf8),
      token.epoch == UInt32(truncatingIfNeeded: identity.epoch)
    else {
      throw Refusal(
        .invalidArgument, "REVISION_FOREIGN", "the token belongs to another store or to before a restore")
    }
    self = token
  }

  private init?(decoding text: String) {
    guard text.hasPrefix("at"), text.utf8.count == 2 + 4 * 16 else { return nil }
    let digits = Array(text.utf8.dropFirst(2))
    guard digits.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }) else { return nil }
    let words = (0..<4).compactMap {
      UInt64(String(decoding: digits[$0 * 16..<$0 * 16 + 16], as: UTF8.self), radix: 16)
    }
    guard words.count == 4, words[3] == Self.hash(digits[0..<48]) else { return nil }
    store = words[0]
    epoch = UInt32(truncatingIfNeeded: words[1])
    scopes = UInt32(words[1] >> 32)
    revision = Int64(words[2] >> 16)
    part = UInt16(truncatingIfNeeded: words[2])
  }

  /// The text that clients keep. Revisions have 48 bits: at 1,000 changes a second, 8,900 years.
  package var text: String {
    let body = [store, UInt64(scopes) << 32 | UInt64(epoch), UInt64(revision) << 16 | UInt64(part)].map(
      Self.hex
    ).joined()
    return "at" + body + Self.hex(Self.hash(body.utf8))
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// FNV-1a; guards against damage, not against forgery.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
