internal import Configuration

/// What one source says of the settings, looked up by a provider of swift-configuration.
struct SettingsLayer: Sendable {
  let origin: Origin
  private let snapshot: any ConfigSnapshot
  /// How the source spells the names it knows; `nil` if it spells them as they are.
  private let spellings: [String: String]?

  /// Flags, by the settings' names.
  init(flags: [String: String]) {
    let values = flags.map { (AbsoluteConfigKey([$0]), ConfigValue(.string($1), isSecret: true)) }
    self.init(
      .flag, InMemoryProvider(values: Dictionary(uniqueKeysWithValues: values)).snapshot(), spellings: nil)
  }

  /// Variables of the environment; one that is empty counts as not said, because that is how compose files and unit
  /// files pass on what nobody set.
  init(environment: [String: String]) {
    let provider = EnvironmentVariablesProvider(
      environmentVariables: environment.filter { !$0.value.isEmpty }, secretsSpecifier: .all)
    self.init(.environment, provider.snapshot(), spellings: nil)
  }

  init(_ origin: Origin, _ snapshot: any ConfigSnapshot, spellings: [String: String]?) {
    self.origin = origin
    self.snapshot = snapshot
    self.spellings = spellings
  }

  /// What is said of `name`, as text; a list has commas between its items.
  func text(of name: String) -> String? {
    let spelling = spellings == nil ? name : spellings?[name]
    guard let key = spelling.map({ AbsoluteConfigKey([$0]) }) else { return nil }
    // All that a lookup throws is that the value is of another type.
    if let value = try? snapshot.value(forKey: key, type: .string).value,
      case .string(let text) = value.content
    {
      return text
    }
    guard let value = try? snapshot.value(forKey: key, type: .stringArray).value,
      case .stringArray(let items) = value.content
    else { return nil }
    return items.joined(separator: ",")
  }
}
