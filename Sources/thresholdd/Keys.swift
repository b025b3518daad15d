import Logging
import Settings
import ThresholdService

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The keys that the settings name.
enum Keys {
  /// Reads them for the start.
  ///
  /// - Throws: everything that is wrong with the key file.
  static func load(_ settings: ServerSettings, logger: Logger) throws(SettingsFaults) -> KeyRing {
    let principals = try principals(settings)
    warn(of: settings, logger)
    return KeyRing(adminKey: settings.adminKey, principals: principals)
  }

  /// Lets `keys` follow the settings and the key file.
  static func follow(_ reloader: Reloader, _ keys: KeyRing, logger: Logger) {
    reloader.onReload { (_, settings) throws(SettingsFaults) in
      let principals = try principals(settings)
      return {
        guard keys.reload(adminKey: settings.adminKey, principals: principals) else { return }
        logger.notice("keys are read again", metadata: ["keys": "\(principals.count)"])
        warn(of: settings, logger)
      }
    }
  }

  /// The keys of API_KEYS_FILE.
  ///
  /// - Throws: everything that is wrong with the file.
  static func principals(_ settings: ServerSettings) throws(SettingsFaults) -> [KeyDigest: Principal] {
    guard let path = settings.keysFile else { return [:] }
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch {
      throw SettingsFaults(faults: ["API_KEYS_FILE \(path) cannot be read"])
    }
    let principals: [KeyDigest: Principal]
    do throws(KeyFile.Invalid) { principals = try KeyFile.principals(in: Array(data)) } catch {
      throw SettingsFaults(faults: error.faults.map { "API_KEYS_FILE: \($0)" })
    }
    // Without any key loopback has all rights, which nobody means who takes the last key out of a file.
    if principals.isEmpty, settings.adminKey == nil {
      throw SettingsFaults(faults: ["API_KEYS_FILE \(path) has no key, and there is no ADMIN_API_KEY"])
    }
    return principals
  }

  private static func warn(of settings: ServerSettings, _ logger: Logger) {
    if !settings.hasKeys { logger.warning("no key is configured: every caller on loopback has all rights") }
  }
}
