/// A SetThresholds request as a caller sent it, not yet checked.
package struct SetRequest: Sendable {
  package var user: String
  package var symbol: String
  /// By parameter name.
  package var values: [String: Double]
  package var expectedVersion: Int64?
  package var requestID: String
  package var validateOnly: Bool
  package var reason: String
  package var asOf: RawTime?

  package init(
    user: String, symbol: String, values: [String: Double], expectedVersion: Int64? = nil,
    requestID: String = "",
    validateOnly: Bool = false, reason: String = "", asOf: RawTime? = nil
  ) {
    self.user = user
    self.symbol = symbol
    self.values = values
    self.expectedVersion = expectedVersion
    self.requestID = requestID
    self.validateOnly = validateOnly
    self.reason = reason
    self.asOf = asOf
  }
}
