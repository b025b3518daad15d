/// What was said on thresholdd's command line, not yet read as settings.
package struct CommandLineArguments: Sendable, Equatable {
  /// What the program is to do.
  package enum Action: Sendable, Equatable {
    case serve
    /// Print the effective settings, and end.
    case checkConfiguration
    case help
  }

  package var action = Action.serve
  /// Values by the settings' names.
  package var values: [String: String] = [:]

  /// Reads `--name value`, `--name=value` and, for what is true or false, `--name` alone, without the program's name
  /// in front.
  ///
  /// - Throws: everything that is no flag or lacks its value, at once.
  package init(_ arguments: [String]) throws(SettingsFaults) {
    var settings = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.flag, $0) })
    settings["--config"] = Setting.all.first { $0.name == SettingsFile.setting }
    var faults: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch parts.first.map(String.init) ?? "" {
      case "--help", "-h": action = .help
      case "--check-config": action = .checkConfiguration
      case let flag:
        guard let setting = settings[flag] else {
          faults.append("\(flag) is not a flag; --help shows all")
          continue
        }
        if parts.count == 2 {
          values[setting.name] = String(parts[1])
        } else if setting.isToggle {
          values[setting.name] = "true"
        } else if let value = rest.popFirst() {
          values[setting.name] = value
        } else {
          faults.append("\(flag) needs a value")
        }
      }
    }
    if !faults.isEmpty { throw SettingsFaults(faults: faults) }
  }
}
