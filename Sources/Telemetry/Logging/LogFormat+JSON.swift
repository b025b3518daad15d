internal import Logging

extension LogFormat {
  func appendJSON(_ record: LogRecord, to line: inout [UInt8]) {
    line += #"{"time":""#.utf8
    line += record.time.description.utf8
    line += #"","level":""#.utf8
    line += record.level.rawValue.utf8
    line += #"","logger":"#.utf8
    line.appendQuoted(record.logger)
    line += #","message":"#.utf8
    line.appendQuoted(record.message)
    if !record.metadata.isEmpty {
      line += #","metadata":"#.utf8
      Self.appendJSON(.dictionary(record.metadata), to: &line)
    }
    line += "}\n".utf8
  }

  private static func appendJSON(_ value: Logger.MetadataValue, to line: inout [UInt8]) {
    switch value {
    case .string(let text): line.appendQuoted(text)
    case .stringConvertible(let value): line.appendQuoted(value.description)
    case .array(let values):
      line.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        appendJSON(value, to: &line)
      }
      line.append(UInt8(ascii: "]"))
    case .dictionary(let values):
      line.append(UInt8(ascii: "{"))
      for (index, (key, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        line.appendQuoted(key)
        line.append(UInt8(ascii: ":"))
        appendJSON(value, to: &line)
      }
      line.append(UInt8(ascii: "}"))
    }
  }
}
