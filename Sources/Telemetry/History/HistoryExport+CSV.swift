/// A history in forms that other programs read.
package enum HistoryExport {}

extension HistoryExport {
  /// The first line of the CSV form.
  package static let csvHeader = "time,metric,labels,kind,value,count,sum,minimum,maximum,p50,p99\r\n"

  /// One line a minute (RFC 4180). `value` is a counter's increase, a gauge's mean or a histogram's mean; what a kind does
  /// not have is empty.
  package static func csv(_ history: SeriesHistory) -> String {
    let labels = history.series.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    let middle = "\(quoted(history.series.metric)),\(quoted(labels)),\(history.series.kind.rawValue)"
    var text = ""
    for rollup in history.rollups {
      text += "\(rollup.minute.start),\(middle),\(fields(of: rollup.value).joined(separator: ","))\r\n"
    }
    return text
  }

  private static func fields(of rollup: Rollup) -> [String] {
    switch rollup {
    case .increase(let value): return [number(value), "", "", "", "", "", ""]
    case .gauge(let gauge):
      return [
        number(gauge.mean), String(gauge.samples), number(gauge.sum), number(gauge.minimum),
        number(gauge.maximum), "", "",
      ]
    case .histogram(let reading):
      let count = reading.count
      return [
        count > 0 ? number(reading.sum / Double(count)) : "", String(count), number(reading.sum), "", "",
        reading.quantile(0.5).map(number) ?? "", reading.quantile(0.99).map(number) ?? "",
      ]
    }
  }

  private static func number(_ value: Double) -> String { Exposition.text(value) }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 })
    else {
      return text
    }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
