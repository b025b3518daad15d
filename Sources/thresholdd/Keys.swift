import Settings
import ThresholdService

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the keys that the settings name.
enum Keys {
  /// - Throws: everything that is wrong with the key file.
  static func load(_ settings: ServerSettings) throws(SettingsFaults) -> KeyRing {
    guard let path = settings.keysFile else { return KeyRing(adminKey: settings.adminKey, principals: [:]) }
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch {
      throw SettingsFaults(faults: ["API_KEYS_FILE \(path) cannot be read"])
    }
    do throws(KeyFile.Invalid) {
      return KeyRing(adminKey: settings.adminKey, principals: try KeyFile.principals(in: Array(data)))
    } catch {
      throw SettingsFaults(faults: error.faults.map { "API_KEYS_FILE: \($0)" })
    }
  }
}
