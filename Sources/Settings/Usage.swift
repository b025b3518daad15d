/// What `thresholdd --help` and `--check-config` print.
package enum Usage {
  /// All flags with their meaning and default, from the table.
  package static var help: String {
    var text = """
      The server of adaptive trading thresholds.

      USAGE: thresholdd [--config FILE] [--check-config] [--help] [FLAG VALUE]...

      Each flag is also read from the environment under its name there, and from a YAML file; a flag wins over the
      environment, and the environment over the file.

        --config FILE             Reads settings from this YAML file.
        --check-config            Prints the effective settings with their origin, secrets masked, and ends.
        --help                    Prints this, and ends.

      """
    for setting in Setting.all {
      let value = setting.isToggle ? "[=true|false]" : " VALUE"
      text += "\n  \(setting.flag)\(value)    (\(setting.name))\n      \(setting.summary)"
      text += setting.defaultValue.isEmpty ? "\n" : " Default: \(setting.defaultValue)\n"
    }
    return text
  }

  /// One line for each setting: name, value with secrets masked, and who said so.
  package static func listing(of settings: EffectiveSettings) -> String {
    settings.shown.map { "\($0.setting.name)=\($0.value)  # \($0.origin.rawValue)\n" }.joined()
  }
}
