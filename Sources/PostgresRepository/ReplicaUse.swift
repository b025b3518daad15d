/// Whether history is read from a replica.
///
///     at first ──well──▶ in use ──fault──▶ on probation ──well all the time──▶ in use
///
/// It is left at its first fault. Taken up again it is only after a time without one, which doubles whenever it was in use for
/// less than a minute: one that answers when it is looked at, and not when it is read from, would otherwise hold up
/// reads again and again.
package struct ReplicaUse {
  package private(set) var isInUse = false
  /// How long it must be well before it is taken up again.
  private var probation = Duration.zero
  /// When it was taken up, or was first found well since it was left.
  private var since: ContinuousClock.Instant?

  private static let probationMin = Duration.seconds(1)
  private static let probationMax = Duration.seconds(60)
  /// Who was in use for so long begins with the shortest probation again.
  private static let calm = Duration.seconds(60)

  package init() {}

  /// It was looked at, and can be read from.
  package mutating func well(now: ContinuousClock.Instant) {
    if isInUse { return }
    let wellSince = since ?? now
    since = wellSince
    guard wellSince.duration(to: now) >= probation else { return }
    isInUse = true
    since = now
  }

  /// It is away, late or otherwise of no use.
  package mutating func fault(now: ContinuousClock.Instant) {
    if isInUse {
      let isNew = since.map { $0.duration(to: now) >= Self.calm } ?? true
      probation = isNew ? Self.probationMin : max(Self.probationMin, min(probation * 2, Self.probationMax))
    }
    isInUse = false
    since = nil
  }
}
