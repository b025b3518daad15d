internal import Configuration
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A YAML file of settings.
///
/// Its keys are the settings' names in letters of any case; where a name has an underscore a key may be nested, so that
/// `rsi: {min_threshold: 40}` is `RSI_MIN_THRESHOLD`. A key without a value, or with `null`, says nothing.
struct SettingsFile {
  /// What the file says.
  let layer: SettingsLayer
  /// The settings' names, in the order of the file, with the key that says each.
  let keys: [(name: String, key: String)]

  /// Reads the file at `path`.
  ///
  /// - Throws: that it cannot be read, or where it is no YAML of this form; never the text of a line, which may hold a
  ///   secret.
  init(path: String) throws(SettingsFaults) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw SettingsFaults(faults: ["\(SettingsFile.setting) \(path) cannot be read"])
    }
    // YAML calls a file of nothing but comments no mapping.
    let saysSomething = data.split(separator: UInt8(ascii: "\n")).contains { line in
      let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
      return first != nil && first != UInt8(ascii: "#")
    }
    guard saysSomething else {
      keys = []
      layer = SettingsLayer(.file, InMemoryProvider(values: [:]).snapshot(), spellings: [:])
      return
    }
    // The parser asks of each key whether its value is secret. That is also how one learns which keys there are.
    let found = Mutex<[String]>([])
    let options = YAMLSnapshot.ParsingOptions(
      secretsSpecifier: .dynamic { key, _ in
        found.withLock { $0.append(key) }
        return true
      })
    let snapshot: YAMLSnapshot
    do {
      snapshot = try YAMLSnapshot(data: data.bytes, providerName: path, parsingOptions: options)
    } catch {
      throw SettingsFaults(faults: ["\(path): \(Self.words(of: error))"])
    }
    keys = found.withLock { keys in
      keys.map { (name: $0.uppercased().split(separator: ".").joined(separator: "_"), key: $0) }
    }
    let said = keys.filter { _, key in
      let value = try? snapshot.value(forKey: AbsoluteConfigKey([key]), type: .string).value
      guard let value, case .string(let text) = value.content else { return true }
      return !["", "~", "null"].contains(text)
    }
    layer = SettingsLayer(
      .file, snapshot, spellings: Dictionary(said.map { ($0.name, $0.key) }) { first, _ in first })
  }

  /// Name of the setting that says where the file is.
  static let setting = "ML_SERVICE_CONFIG_FILE"

  /// What the parser says without the line it quotes.
  private static func words(of error: any Error) -> String {
    var lines = "\(error)".split(separator: "\n")
    if lines.last?.allSatisfy({ $0 == " " || $0 == "^" }) == true { lines.removeLast(2) }
    return lines.joined(separator: " ")
  }
}
