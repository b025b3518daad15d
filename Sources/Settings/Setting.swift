/// One thing that can be set: its name, what it means, and where its value goes.
package struct Setting: Sendable {
  /// What of a value is never shown.
  package enum Secrecy: Sendable {
    case open
    /// The password in a URL.
    case password
    /// All of it.
    case secret
  }

  /// The name in the environment, such as `GRPC_PORT`.
  package let name: String
  /// The Python service's name for the same, which is read where `name` is not said.
  package let formerName: String?
  /// One line for people.
  package let summary: String
  package let secrecy: Secrecy
  /// Whether a running server takes another value; if not, it must be started again.
  package let isLive: Bool
  /// Whether the flag alone, without a value, means true.
  package let isToggle: Bool
  /// What a value must be, to follow "is not".
  package let expectation: String
  private let read: @Sendable (String, inout ServerSettings) -> Bool
  private let write: @Sendable (ServerSettings) -> String
  private let transfer: @Sendable (ServerSettings, inout ServerSettings) -> Void

  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<ServerSettings, Value> & Sendable,
    _ format: SettingFormat<Value>,
    _ summary: String, _ secrecy: Secrecy = .open, isLive: Bool = false, formerly formerName: String? = nil
  ) {
    self.name = name
    self.formerName = formerName
    self.summary = summary
    self.secrecy = secrecy
    self.isLive = isLive
    isToggle = Value.self == Bool.self
    expectation = format.expectation
    read = { text, settings in
      guard let value = format.read(text) else { return false }
      settings[keyPath: path] = value
      return true
    }
    write = { format.write($0[keyPath: path]) }
    transfer = { $1[keyPath: path] = $0[keyPath: path] }
  }

  /// The flag of the command line, such as `--grpc-port`.
  package var flag: String { "--" + name.lowercased().split(separator: "_").joined(separator: "-") }

  /// Puts what `text` says into `settings`; `false`, and nothing is changed, if it is not what is expected.
  func apply(_ text: String, to settings: inout ServerSettings) -> Bool { read(text, &settings) }

  /// Makes the value in `target` what it is in `source`.
  func copy(from source: ServerSettings, to target: inout ServerSettings) { transfer(source, &target) }

  /// The value in `settings`, as text that `apply` reads back.
  package func value(in settings: ServerSettings) -> String { write(settings) }

  /// The value in `settings` with its secret parts replaced, fit for logs.
  package func shownValue(in settings: ServerSettings) -> String {
    let value = value(in: settings)
    switch secrecy {
    case .open: return value
    case .password: return Masking.url(value)
    case .secret: return value.isEmpty ? "" : Masking.mask
    }
  }

  /// What the program uses when nobody says otherwise, as text.
  package var defaultValue: String { write(ServerSettings()) }
}
