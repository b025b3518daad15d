/// What one safeguard said of a cycle.
package struct SafeguardVerdict: Sendable, Equatable {
  /// The safeguards in the order they are asked.
  package enum Safeguard: Int, Sendable, CaseIterable {
    case newEvidence = 1
    case interval
    case cooldown
    case gate
    case step
    case bounds
    case pins
    case noise

    /// The name on the wire.
    package var name: String {
      switch self {
      case .newEvidence: "new_evidence"
      case .interval: "interval"
      case .cooldown: "adaptation_cooldown"
      case .gate: "gate"
      case .step: "step"
      case .bounds: "bounds"
      case .pins: "pins"
      case .noise: "noise"
      }
    }
  }

  package var safeguard: Safeguard
  /// Whether it blocked all or part of the cycle.
  package var blocked: Bool
  /// `nil` when it speaks of the whole cycle.
  package var parameter: Parameter?
  /// The condition with its numbers, for people.
  package var detail: String

  package init(safeguard: Safeguard, blocked: Bool, parameter: Parameter? = nil, detail: String) {
    self.safeguard = safeguard
    self.blocked = blocked
    self.parameter = parameter
    self.detail = detail
  }
}
