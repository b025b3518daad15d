/// Prometheus' text format.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
package enum Exposition {
  /// The `content-type` of the text.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  static func text(_ families: [MetricFamily]) -> String {
    var text = ""
    for family in families {
      let samples = family.samples()
      if samples.isEmpty { continue }
      let name = family.description.name
      text += "# HELP \(name) \(escaped(family.description.help, quote: false))\n"
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for sample in samples {
        text += name + sample.suffix
        if !sample.labels.isEmpty {
          let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value, quote: true))\"" }
          text += "{" + labels.joined(separator: ",") + "}"
        }
        text += " " + self.text(sample.value) + "\n"
      }
    }
    return text
  }

  static func text(_ number: Sample.Number) -> String {
    switch number {
    case .whole(let value): String(value)
    case .real(let value): text(value)
    }
  }

  /// The shortest text that reads back as `value`; whole numbers without a fraction.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value) { return String(whole) }
    return value.description
  }

  private static func escaped(_ text: String, quote: Bool) -> String {
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
