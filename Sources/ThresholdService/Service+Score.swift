import Engine
package import ThresholdCore

extension Service {
  /// How the performance of the last 30 days speaks for or against a scope, in [-0.2, 0.2]; `nil` if that must be read
  /// first (`readConfidenceAdjustment`). Does not suspend; what is old is read again in the background.
  package func confidenceAdjustment(of key: Key, _ caller: Caller) -> Double? {
    switch scores.adjustment(of: key, at: .now) {
    case .known(let adjustment): return adjustment
    case .outdated(let adjustment):
      Task { _ = await readConfidenceAdjustment(of: key, caller) }
      return adjustment
    case .unknown: return nil
    }
  }

  /// As `confidenceAdjustment`, after reading the trades; 0 if storage does not answer, because a decision does not wait
  /// for it.
  package func readConfidenceAdjustment(of key: Key, _ caller: Caller) async -> Double {
    let now = ContinuousClock.now
    do throws(Refusal) {
      let answer = try await performance(
        of: key, days: 30, Moment(received: caller.received, deadline: now + .seconds(2)))
      return scores.took(answer.report.score, of: key, at: now)
    } catch { return scores.failed(key, at: now) }
  }
}
