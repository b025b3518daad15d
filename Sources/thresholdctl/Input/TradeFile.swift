import Foundation
import MarketStream
import Messages

/// Trades as files hold them: JSON lines (one object a line) or CSV with a header.
///
/// Both name the fields as the API does; those of the signal stand in an object `signal` or in columns such as
/// `signal.rsi`. Times are RFC 3339 or seconds since 1970. What is empty, null or left out is absent; whether that may be
/// is for the server to say.
struct TradeFile {
  /// A trade and the line it begins on.
  struct Entry: Equatable {
    var line: Int
    var trade: V1.Trade
  }

  /// Every field of a trade.
  static let fields =
    [
      "trade_id", "user_id", "symbol", "decision_id", "side", "quantity", "entry_price", "exit_price", "pnl",
      "pnl_percent", "opened_at", "closed_at", "exit_reason",
    ] + signalFields.map { "signal.\($0)" }

  private static let signalFields = [
    "action", "intent", "confidence", "rsi", "change_percent", "volume", "macd", "price",
  ]

  var entries: [Entry]

  /// Reads a file, plain or gzipped.
  /// - Parameter user: whose trades they are, where a trade does not say.
  /// - Throws: `MalformedInput` with everything that is no trade.
  init(_ bytes: [UInt8], user: String?) throws(MalformedInput) {
    let plain = Gunzip.isCompressed(bytes) ? try Gunzip.decompress(bytes) : bytes
    let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    var faults: [String] = []
    let isJSON = plain.first { !blanks.contains($0) } == UInt8(ascii: "{")
    let records = isJSON ? Self.jsonLines(plain, &faults) : try Self.csvLines(plain, &faults)
    entries = records.map { record in
      var reader = FieldReader(line: record.line, fields: record.fields)
      let trade = reader.trade(user: user)
      faults += reader.faults
      return Entry(line: record.line, trade: trade)
    }
    if let malformed = MalformedInput(found: faults) { throw malformed }
  }

  /// The fields of one trade that are present, as text.
  private struct Record {
    var line: Int
    var fields: [String: String]
  }

  private static func csvLines(_ bytes: [UInt8], _ faults: inout [String]) throws(MalformedInput) -> [Record]
  {
    let table = try CSVTable(bytes)
    faults += table.columns.filter { !fields.contains($0) }.map { "line 1: there is no column \($0)" }
    return table.rows.map { row in
      let present = zip(table.columns, row.fields).filter { !$0.1.isEmpty }
      return Record(line: row.line, fields: Dictionary(present, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func jsonLines(_ bytes: [UInt8], _ faults: inout [String]) -> [Record] {
    var records: [Record] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
    {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        faults.append("line \(index + 1): not a JSON object")
        continue
      }
      var fields: [String: String] = [:]
      flatten(object, under: "", line: index + 1, into: &fields, &faults)
      records.append(Record(line: index + 1, fields: fields))
    }
    return records
  }

  private static func flatten(
    _ object: [String: Any], under prefix: String, line: Int, into fields: inout [String: String],
    _ faults: inout [String]
  ) {
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let name = prefix + key
      switch value {
      case is NSNull: break
      case let object as [String: Any] where name == "signal":
        flatten(object, under: "signal.", line: line, into: &fields, &faults)
      case let text as String where Self.fields.contains(name): fields[name] = text
      // As it was written: an id of digits must not become another one. `c` is what JSON's true and false are.
      case let number as NSNumber
      where Self.fields.contains(name) && number.objCType.pointee != CChar(UInt8(ascii: "c")):
        fields[name] = number.stringValue
      default: faults.append("line \(line): \(name) is not a field of a trade, or not text or a number")
      }
    }
  }
}
