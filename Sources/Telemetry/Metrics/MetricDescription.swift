/// What a metric is called, what it means and which labels it has.
package struct MetricDescription: Sendable {
  /// In Prometheus' conventions: base units, `_total` for counters.
  package var name: String
  /// One line for people.
  package var help: String
  /// When to worry: one line for whoever is on call.
  package var worry: String
  /// Label names in order. Values must come from a small set that the program knows; never a user's name or a symbol.
  package var labels: [String]

  package init(_ name: String, _ help: String, labels: [String] = [], worry: String = "") {
    self.name = name
    self.help = help
    self.labels = labels
    self.worry = worry
  }
}
