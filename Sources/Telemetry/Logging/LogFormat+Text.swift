internal import Logging

extension LogFormat {
  func appendText(_ record: LogRecord, to line: inout [UInt8]) {
    line += record.time.description.utf8
    line.append(UInt8(ascii: " "))
    let level = record.level.rawValue.uppercased()
    line += level.utf8
    // Aligned for the longest of the common levels, WARNING and CRITICAL being seldom.
    line += repeatElement(UInt8(ascii: " "), count: max(1, 6 - level.utf8.count))
    line += record.logger.utf8
    line.append(UInt8(ascii: " "))
    line.appendEscaped(record.message, quote: false)
    for (key, value) in record.metadata.sorted(by: { $0.key < $1.key }) {
      line.append(UInt8(ascii: " "))
      line.appendEscaped(key, quote: false)
      line.append(UInt8(ascii: "="))
      Self.appendText(value.description, to: &line)
    }
    line.append(UInt8(ascii: "\n"))
  }

  /// A value with a space, a quote or nothing in it is quoted, so that `key=value` can be split again.
  private static func appendText(_ value: String, to line: inout [UInt8]) {
    let plain =
      !value.isEmpty
      && value.utf8.allSatisfy {
        $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 != 0x7F
      }
    if plain {
      line.appendEscaped(value, quote: false)
    } else {
      line.appendQuoted(value)
    }
  }
}
