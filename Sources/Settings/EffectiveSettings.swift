/// The settings in force, and who said so.
package struct EffectiveSettings: Sendable, Equatable {
  package private(set) var values = ServerSettings()
  /// By name; a name that is missing has its default.
  package private(set) var origins: [String: Origin] = [:]
  /// Names that were said, are accepted and have no effect, sorted.
  package private(set) var ignoredNames: [String] = []
  private let flags: [String: String]
  private let environment: [String: String]

  /// Reads flags over environment over the YAML file that either of them names over defaults.
  ///
  /// - Throws: everything that is wrong, at once.
  package init(flags: [String: String], environment: [String: String]) throws(SettingsFaults) {
    self.flags = flags
    self.environment = environment
    var faults: [String] = []
    var layers = [SettingsLayer(flags: flags), SettingsLayer(environment: environment)]
    var names = Set(environment.filter { !$0.value.isEmpty }.keys)
    var keys: [String: String] = [:]
    let path = layers.lazy.compactMap { $0.text(of: SettingsFile.setting) }.first
    if let path, !path.isEmpty {
      do throws(SettingsFaults) {
        let file = try SettingsFile(path: path)
        layers.append(file.layer)
        faults += Self.faults(in: file, at: path)
        names.formUnion(file.keys.map(\.name))
        keys = Dictionary(file.keys.map { ($0.name, "\(path): \($0.key)") }) { first, _ in first }
      } catch { faults += error.faults }
    }
    for setting in Setting.all {
      // From the weakest on, so that a fault is told also where something stronger covers it.
      for layer in layers.reversed() {
        let name = [setting.name, setting.formerName].compactMap(\.self).first { layer.text(of: $0) != nil }
        guard let name, let text = layer.text(of: name) else { continue }
        if setting.apply(text, to: &values) {
          origins[setting.name] = layer.origin
          continue
        }
        let place = layer.origin == .flag ? setting.flag : layer.origin == .file ? keys[name] ?? name : name
        // What was meant as a secret must not be shown, least of all when it could not be read.
        let shown = setting.secrecy == .open ? "\"\(text)\"" : "its value"
        faults.append("\(place): \(shown) is not \(setting.expectation)")
      }
    }
    ignoredNames = names.filter(UnsupportedNames.ignored.contains).sorted()
    faults += names.filter(UnsupportedNames.refused.contains).sorted()
      .map { "\($0): this server has no TLS; unset it, and put a proxy in front" }
    if values.isDebug, origins["LOG_LEVEL"] == nil { values.log.level = .debug }
    faults += values.contradictions
    if !faults.isEmpty { throw SettingsFaults(faults: faults) }
  }

  /// The same flags and environment over the file as it is now.
  ///
  /// - Throws: everything that is wrong, at once.
  package func reread() throws(SettingsFaults) -> EffectiveSettings {
    try EffectiveSettings(flags: flags, environment: environment)
  }

  /// Every setting with its value, secrets masked, and its origin.
  package var shown: [(setting: Setting, value: String, origin: Origin)] {
    Setting.all.map { ($0, $0.shownValue(in: values), origins[$0.name] ?? .default) }
  }

  /// What a running server takes of `new`: settings that are live change, the others stay until it is started again.
  ///
  /// - Throws: why what would then hold does not fit together.
  package func adopting(
    _ new: EffectiveSettings
  ) throws(SettingsFaults) -> (settings: EffectiveSettings, changes: [SettingChange]) {
    var (next, changes): (EffectiveSettings, [SettingChange]) = (self, [])
    next.ignoredNames = new.ignoredNames
    for setting in Setting.all {
      if setting.value(in: values) != setting.value(in: new.values) {
        changes.append(
          SettingChange(
            setting: setting, old: setting.shownValue(in: values), new: setting.shownValue(in: new.values)))
      }
      guard setting.isLive else { continue }
      setting.copy(from: new.values, to: &next.values)
      next.origins[setting.name] = new.origins[setting.name]
    }
    let faults = next.values.contradictions
    if !faults.isEmpty { throw SettingsFaults(faults: faults.map { "\($0); or restart the server" }) }
    return (next, changes)
  }

  /// Keys of a file that mean nothing, or the same.
  private static func faults(in file: SettingsFile, at path: String) -> [String] {
    let known = Set(Setting.all.flatMap { [$0.name, $0.formerName].compactMap(\.self) })
      .union(UnsupportedNames.ignored).union(UnsupportedNames.refused)
    var keys: [String: String] = [:]
    return file.keys.compactMap { name, key in
      if name == SettingsFile.setting { return "\(path): \(key) cannot be said in the file itself" }
      if !known.contains(name) { return "\(path): \(key) is not a setting" }
      if let other = keys.updateValue(key, forKey: name) {
        return "\(path): \(other) and \(key) are the same"
      }
      return nil
    }
  }
}
