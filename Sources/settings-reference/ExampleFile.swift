import Settings

/// A YAML file that says of every setting what it is anyway.
enum ExampleFile {
  static var text: String {
    var text = """
      # Every setting of thresholdd with its default. Copy this file, keep what you change, and start
      # `thresholdd --config FILE`. The environment (the same names in capitals) wins over this file, flags win over both.
      # A setting marked "live" changes while the server runs, when this file changes or on SIGHUP; the others wait for a
      # restart. `thresholdd --check-config` says what is wrong, and what holds.
      #
      # Made by `make generate` from the table in Sources/Settings; change it there.

      """
    for section in Setting.sections {
      text += "\n# \(section.title)\n"
      // A file cannot say where it is.
      for setting in section.settings where setting.name != "ML_SERVICE_CONFIG_FILE" {
        text += "\n# \(setting.summary)\(setting.isLive ? " (live)" : "")\n"
        text += "\(setting.name.lowercased()):\(scalar(setting.defaultValue))\n"
      }
    }
    return text
  }

  /// The value after its colon; quoted where YAML would read more into it than text.
  private static func scalar(_ value: String) -> String {
    if value.isEmpty { return "" }
    return value.hasSuffix(":") || value.hasPrefix("*") ? " \"\(value)\"" : " \(value)"
  }
}
