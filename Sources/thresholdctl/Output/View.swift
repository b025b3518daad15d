/// An answer as it is shown.
protocol View {
  /// For people; may have several lines.
  var text: String { get }
  /// For programs; the names are those of the API.
  var json: JSON { get }
}

extension Terminal {
  static func show(_ view: some View, asJSON: Bool) { say(asJSON ? view.json.text : view.text) }
}
