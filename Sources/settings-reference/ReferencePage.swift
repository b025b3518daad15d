import Settings

/// The part of the page on configuration that lists all settings.
enum ReferencePage {
  private static let heading = "## All settings\n"

  /// `page` with everything from the heading of the list on made anew.
  static func text(replacing page: String) -> String {
    let kept = page.firstRange(of: heading).map { page[..<$0.lowerBound] } ?? page[...]
    return kept + heading + list
  }

  private static var list: String {
    var text = """

      Made by `make generate` from the table in `Sources/Settings`. The flag of `GRPC_PORT` is `--grpc-port`, its key in a file
      `grpc_port`. *Live* settings change while the server runs.

      """
    for section in Setting.sections {
      text += "\n### \(section.title)\n\n"
      text += "| Setting | Default | Takes | | Meaning |\n| --- | --- | --- | --- | --- |\n"
      for setting in section.settings {
        let cells = [
          "`\(setting.name)`", setting.defaultValue.isEmpty ? "" : "`\(setting.defaultValue)`",
          cell(setting.expectation), setting.isLive ? "live" : "",
          cell(setting.summary) + (setting.formerName.map { " Also read as `\($0)`." } ?? ""),
        ]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return text
  }

  /// Text for one cell of a table.
  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("*", with: "\\*")
  }
}
