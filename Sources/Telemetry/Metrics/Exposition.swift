/// Prometheus' text format.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
package enum Exposition {
  /// The `content-type` of the text.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// All families that have a series, each with its help and type.
  package static func text(_ families: [FamilyReading]) -> String {
    var text = ""
    for family in families where !family.series.isEmpty {
      let name = family.description.name
      text += "# HELP \(name) \(escaped(family.description.help, quote: false))\n"
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for series in family.series { append(series, of: name, to: &text) }
    }
    return text
  }

  private static func append(_ series: SeriesReading, of name: String, to text: inout String) {
    switch series.value {
    case .whole(let value): append(name, series.labels, String(value), to: &text)
    case .real(let value): append(name, series.labels, self.text(value), to: &text)
    case .histogram(let histogram):
      // The count is the last bucket's, so that the two always agree.
      var total: UInt64 = 0
      for (index, count) in histogram.counts.enumerated() {
        total += count
        let bound = index < histogram.bounds.count ? histogram.bounds[index] : .infinity
        append(
          name + "_bucket", series.labels + [MetricLabel("le", self.text(bound))], String(total), to: &text)
      }
      append(name + "_sum", series.labels, self.text(histogram.sum), to: &text)
      append(name + "_count", series.labels, String(total), to: &text)
    }
  }

  private static func append(
    _ name: String, _ labels: [MetricLabel], _ value: String, to text: inout String
  ) {
    text += name
    text += self.text(labels)
    text += " "
    text += value
    text += "\n"
  }

  /// `{a="b",c="d"}`, or nothing for no labels.
  package static func text(_ labels: [MetricLabel]) -> String {
    guard !labels.isEmpty else { return "" }
    return "{" + labels.map { "\($0.name)=\"\(escaped($0.value, quote: true))\"" }.joined(separator: ",")
      + "}"
  }

  /// The shortest text that reads back as `value`; whole numbers without a fraction.
  package static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value) { return String(whole) }
    return value.description
  }

  /// Text in the form that `# HELP` takes, or a label's value with `quote`.
  package static func escaped(_ text: String, quote: Bool) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quote: escaped += "\\\""
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
