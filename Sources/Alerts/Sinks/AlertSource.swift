/// Who sends a notice, as receivers show it.
package struct AlertSource: Sendable {
  /// `adaptive-threshold`.
  package var service: String
  package var version: String
  /// The setting ENVIRONMENT.
  package var environment: String
  /// The machine's name.
  package var host: String

  package init(service: String, version: String, environment: String, host: String) {
    self.service = service
    self.version = version
    self.environment = environment
    self.host = host
  }
}
