/// An entry that was decided on, as it is stored. Exits and holds are answered but never learned from, so they are
/// stored without views.
package struct Decision: Sendable, Equatable {
  package var id: String
  package var key: Key
  package var action: Action
  package var intent: Intent
  package var accepted: Bool
  /// On the user's clock.
  package var decidedAt: Instant
  /// The price at decision time, if the signal or the price book had one.
  package var price: Double?
  /// The probability that a decision like this is kept, known before its outcome; 1 for accepted ones.
  package var propensity: Double
  /// For the symbol's learner; `nil` for what is never learned from.
  package var symbolView: LearnerView?
  /// For the user's global learner.
  package var globalView: LearnerView?
  /// The gates that stood in the way; none for what was accepted, or refused because storage was away too long.
  package var refusedBy: PerParameter<Bool>

  package init(
    id: String, key: Key, action: Action, intent: Intent, accepted: Bool, decidedAt: Instant, price: Double?,
    propensity: Double, symbolView: LearnerView?, globalView: LearnerView?,
    refusedBy: PerParameter<Bool> = PerParameter(repeating: false)
  ) {
    self.id = id
    self.key = key
    self.action = action
    self.intent = intent
    self.accepted = accepted
    self.decidedAt = decidedAt
    self.price = price
    self.propensity = propensity
    self.symbolView = symbolView
    self.globalView = globalView
    self.refusedBy = refusedBy
  }

  /// The view of the learner of `scope`.
  package func view(for scope: Key) -> LearnerView? { scope.symbol.isGlobal ? globalView : symbolView }
}
