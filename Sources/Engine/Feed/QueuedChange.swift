package import ThresholdCore

/// A change on its way to one stream.
package struct QueuedChange: Sendable {
  package var event: ScopeEvent
  /// Position among the watch's scopes that the same revision changed; see `ResumeToken.part`.
  package var part: UInt16
  /// How many older changes of this scope were left out before it.
  package var conflated: Int64 = 0
  /// The values before the oldest change that was left out; `nil` if none was.
  package var previousOverride: PerParameter<Double>?

  /// The effective values that the reader saw before this change.
  package var previous: PerParameter<Double> { previousOverride ?? event.previous }

  /// Whether the shared encoding of the event is right for this stream.
  package var isShareable: Bool { part == 0 && conflated == 0 }

  init(event: ScopeEvent, part: UInt16) {
    self.event = event
    self.part = part
  }

  /// The events of one revision for one watch, numbered: the last gets part 0, "all sent".
  static func numbered(_ events: [ScopeEvent]) -> [QueuedChange] {
    events.enumerated().map { index, event in
      QueuedChange(event: event, part: index == events.count - 1 ? 0 : UInt16(index + 1))
    }
  }

  /// Only the newest change of each scope, in the order of their revisions; each says how many it stands for.
  static func latest(of changes: [QueuedChange]) -> [QueuedChange] {
    var newest: [Key: Int] = [:]
    for (index, change) in changes.enumerated() { newest[change.event.key] = index }
    var left: [Key: (count: Int64, previous: PerParameter<Double>)] = [:]
    var kept: [QueuedChange] = []
    for (index, change) in changes.enumerated() {
      let key = change.event.key
      if newest[key] == index {
        var last = change
        if let left = left[key] {
          last.conflated += left.count
          last.previousOverride = left.previous
        }
        kept.append(last)
      } else {
        let known = left[key]
        left[key] = ((known?.count ?? 0) + 1 + change.conflated, known?.previous ?? change.previous)
      }
    }
    return kept
  }
}
