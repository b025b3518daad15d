/// The first line of an archive: what it is and what is in it.
struct ArchiveHeader: Codable, Equatable {
  static let kind = "archive"
  static let formatName = "adaptive-threshold"
  /// The version that this program writes, and the newest that it reads. 2 added protections, locks and what closed a
  /// trade; a program that knows 1 alone would lose them without a word.
  static let version = 2

  enum Contents: String, Codable {
    /// Everything, with the change log.
    case store
    /// Some users. The change log is left out: what a part of it would say of a position is wrong.
    case users
  }

  var format = formatName
  var version = Self.version
  var contents: Contents
  /// Where the change log ends and up to where it was compacted, of a whole store.
  var head: Int64?
  var compacted: Int64?
}

/// The last line: an archive without it was cut off.
struct ArchiveEnd: Codable, Equatable {
  static let kind = "end"

  /// Lines before this one.
  var lines: Int64
  /// CRC-32 (RFC 1952, 8) of all their bytes, with their line feeds.
  var crc32: UInt32
}
