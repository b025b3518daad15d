/// An Evaluate request as a caller sent it, not yet checked.
package struct EvaluateDraft: Sendable {
  package var user: String
  /// `nil` if there was none.
  package var signal: SignalDraft?
  package var atLeast: String?
  package var asOf: RawTime?

  package init(user: String, signal: SignalDraft?, atLeast: String? = nil, asOf: RawTime? = nil) {
    self.user = user
    self.signal = signal
    self.atLeast = atLeast
    self.asOf = asOf
  }
}
