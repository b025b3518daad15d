internal import Foundation
internal import ThresholdCore

/// A record that is one line of an archive.
protocol ArchivedRecord {
  /// A record of `owner` to read fields into.
  static func blank(_ owner: UserID) -> Self

  /// Writes or reads every field.
  mutating func fields(_ fields: inout RecordFields) throws
}

/// A record as Foundation's coders take it.
struct RecordLine<Record: ArchivedRecord>: Codable {
  var record: Record

  init(_ record: Record) { self.record = record }

  func encode(to encoder: any Encoder) throws {
    var fields = RecordFields(.writing(encoder.container(keyedBy: FieldName.self)), owner: Self.nobody)
    var record = record
    try record.fields(&fields)
  }

  init(from decoder: any Decoder) throws {
    let owner = decoder.userInfo[.owner] as? UserID ?? Self.nobody
    var fields = RecordFields(.reading(try decoder.container(keyedBy: FieldName.self)), owner: owner)
    record = .blank(owner)
    try record.fields(&fields)
  }

  private static var nobody: UserID { UserID("") }
}

extension CodingUserInfoKey {
  /// Whose records are decoded: a `UserID`.
  static let owner = CodingUserInfoKey(rawValue: "owner") ?? { preconditionFailure("owner is a key") }()
}
