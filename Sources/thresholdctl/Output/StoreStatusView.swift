import Archive
import Foundation
import Messages
import Repository
import ThresholdCore

/// What a store is and holds.
struct StoreStatusView: View {
  private let status: StoreStatus

  init(_ status: StoreStatus) { self.status = status }

  private var schema: String {
    guard let version = status.schemaVersion else { return "none: there is no store yet" }
    let program = status.programSchemaVersion
    if version == program { return "\(version), this program's" }
    return version < program
      ? "\(version), older than this program's \(program): db migrate brings it up to date"
      : "\(version), newer than this program's \(program): take the newer program"
  }

  private var fields: [(name: String, text: String, json: JSON)] {
    func number(_ value: Int64?) -> JSON { value.map(JSON.integer) ?? .null }
    func field(_ name: String, _ value: Int64?) -> (String, String, JSON) {
      (name, value.map(String.init) ?? "-", number(value))
    }
    let time = status.oldestChange.map { GoogleProtobuf.Timestamp($0.recordedAt) }
    return [
      ("schema_version", schema, number(status.schemaVersion)),
      ("program_schema_version", "\(status.programSchemaVersion)", number(status.programSchemaVersion)),
      ("store_id", status.identity?.id ?? "-", status.identity.map { .text($0.id) } ?? .null),
      field("epoch", status.identity?.epoch), field("head", status.identity?.head),
      field("compacted", status.identity?.compacted),
      field("oldest_change", status.oldestChange?.revision),
      ("oldest_change_at", time.map { Figures.text($0) } ?? "-", .optional(time)),
      field("users", status.counts?.users), field("scopes", status.counts?.scopes),
      field("trades", status.counts?.trades), field("outcomes", status.counts?.outcomes),
      field("bytes", status.bytes),
    ]
  }

  var text: String {
    let width = fields.map(\.name.count).max() ?? 0
    return fields.map { field in
      field.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + field.text
    }.joined(separator: "\n")
  }

  var json: JSON { .object(fields.map { ($0.name, $0.json) }) }
}

/// What a migration did.
struct MigrationView: View {
  var before: Int64?
  var after: Int64
  var raisedEpoch: Int64?

  var text: String {
    let schema =
      switch before {
      case nil: "made a store of schema \(after)"
      case after?: "schema \(after): nothing to do"
      case let before?: "migrated from schema \(before) to \(after)"
      }
    return schema + (raisedEpoch.map { "\nthe epoch is \($0) now: tokens from before are foreign" } ?? "")
  }

  var json: JSON {
    .object([
      ("schema_before", before.map(JSON.integer) ?? .null), ("schema_version", .integer(after)),
      ("raised_epoch", raisedEpoch.map(JSON.integer) ?? .null),
    ])
  }
}

extension GoogleProtobuf.Timestamp {
  init(_ instant: Instant) {
    let seconds = (Double(instant.nanoseconds) / 1e9).rounded(.down)
    self.init(
      seconds: Int64(seconds), nanos: Int32(instant.nanoseconds - Int64(seconds) * 1_000_000_000))
  }
}
