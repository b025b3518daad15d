import Synchronization
import Telemetry
package import ThresholdCore

/// What one change did to one watched scope, shared by every subscriber of it.
package final class ScopeEvent: Sendable {
  package let revision: Int64
  package let key: Key
  /// After the change.
  package let set: EffectiveSet
  /// Before it.
  package let previous: PerParameter<Double>
  package let cause: Cause
  package let entryID: String
  package let changedAt: Instant
  /// When the call that made it arrived, on the server's clock.
  package let recordedAt: Instant
  /// At least as many bytes as its encoded form has, whatever the encoding: for bounds on what waits.
  package let weight: Int
  private let encoding = Mutex<(any AnyObject & Sendable)?>(nil)

  package init(
    revision: Int64, key: Key, set: EffectiveSet, previous: PerParameter<Double>, cause: Cause,
    entryID: String,
    changedAt: Instant, recordedAt: Instant
  ) {
    self.revision = revision
    self.key = key
    self.set = set
    self.previous = previous
    self.cause = cause
    self.entryID = entryID
    self.changedAt = changedAt
    self.recordedAt = recordedAt
    weight = 768 + key.user.value.utf8.count + key.symbol.value.utf8.count
  }

  /// How long ago it was recorded, by the wall clock, in nanoseconds; for metrics alone, since the engine has no clock.
  var age: UInt64 { UInt64(clamping: Timestamp.nanosecondsNow - recordedAt.nanoseconds) }

  /// The event's encoded form, made by the first subscriber that sends it. A class, because ten thousand subscribers
  /// ask for it, and finding out that a reference is one takes a comparison.
  package func encoded<Encoding: AnyObject & Sendable>(_ encode: (ScopeEvent) -> Encoding) -> Encoding {
    encoding.withLock { slot in
      if let known = slot as? Encoding { return known }
      let new = encode(self)
      slot = new
      return new
    }
  }
}
