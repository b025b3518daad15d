internal import ThresholdCore

/// The settings in force, and who said so.
package struct EffectiveSettings: Sendable, Equatable {
  package private(set) var values = ServerSettings()
  /// By name; a name that is missing has its default.
  package private(set) var origins: [String: Origin] = [:]
  /// Names in the environment that are accepted and have no effect, sorted.
  package private(set) var ignoredNames: [String] = []

  /// Reads flags over environment over defaults.
  ///
  /// An empty value in the environment counts as not said, because that is how compose files and unit files pass on
  /// what nobody set.
  ///
  /// - Throws: everything that is wrong, at once.
  package init(flags: [String: String], environment: [String: String]) throws(SettingsFaults) {
    let environment = environment.filter { !$0.value.isEmpty }
    var faults: [String] = []
    for setting in Setting.all {
      guard let (text, origin) = Self.said(setting, flags, environment) else { continue }
      if setting.apply(text, to: &values) {
        origins[setting.name] = origin
      } else {
        let place = origin == .flag ? setting.flag : setting.name
        // What was meant as a secret must not be shown, least of all when it could not be read.
        let shown = setting.secrecy == .open ? "\"\(text)\"" : "its value"
        faults.append("\(place): \(shown) is not \(setting.expectation)")
      }
    }
    ignoredNames = environment.keys.filter(UnsupportedNames.ignored.contains).sorted()
    faults += environment.keys.filter(UnsupportedNames.refused.contains).sorted()
      .map { "\($0): this server has no TLS; unset it, and put a proxy in front" }
    if values.isDebug, origins["LOG_LEVEL"] == nil { values.log.level = .debug }
    faults += values.contradictions
    if !faults.isEmpty { throw SettingsFaults(faults: faults) }
  }

  private static func said(
    _ setting: Setting, _ flags: [String: String], _ environment: [String: String]
  ) -> (String, Origin)? {
    if let text = flags[setting.name] { return (text, .flag) }
    let text = environment[setting.name] ?? setting.formerName.flatMap { environment[$0] }
    return text.map { ($0, .environment) }
  }

  /// Every setting with its value, secrets masked, and its origin.
  package var shown: [(setting: Setting, value: String, origin: Origin)] {
    Setting.all.map { ($0, $0.shownValue(in: values), origins[$0.name] ?? .default) }
  }
}

extension ServerSettings {
  /// What each value allows and all of them together do not; one sentence each.
  var contradictions: [String] {
    var faults: [String] = []
    for parameter in Parameter.allCases {
      let bounds = thresholds.policy.bounds[parameter]
      let name = parameter.name.uppercased().split(separator: "_")[0]
      if bounds.lowest >= bounds.highest {
        faults.append("\(name)_MIN_THRESHOLD must be less than \(name)_MAX_THRESHOLD")
      } else if !bounds.contains(thresholds.defaults[parameter]) {
        faults.append(
          "DEFAULT_\(name)_THRESHOLD must be between \(name)_MIN_THRESHOLD and \(name)_MAX_THRESHOLD")
      }
    }
    let ports = [port, grpcPort] + (hasMetrics ? [metricsPort] : [])
    let fixed = ports.filter { $0 != 0 }
    if Set(fixed).count < fixed.count { faults.append("PORT, GRPC_PORT and METRICS_PORT must differ") }
    if !isLoopback && !hasKeys {
      faults.append(
        "HOST: \(host) can be reached from other machines, and there is no key; set ADMIN_API_KEY or API_KEYS_FILE"
      )
    }
    if environment == .production, adminKey == Self.publishedAdminKey {
      faults.append("ADMIN_API_KEY: the published example is no secret; choose another for production")
    }
    return faults
  }

  /// The default of the Python service, which everybody can read.
  private static let publishedAdminKey = "change-me-in-production"
}
