/// How long to wait before an attempt is repeated: doubled each time up to a bound, with jitter, so that many senders do
/// not return together.
package struct Backoff: Sendable {
  package var first: Duration
  package var longest: Duration

  package init(first: Duration = .seconds(1), longest: Duration = .seconds(60)) {
    self.first = first
    self.longest = longest
  }

  /// - Parameters:
  ///   - failures: how often it has failed, at least once.
  ///   - random: in 0..<1; makes the wait half to all of its length.
  ///   - wish: what the receiver asked for; never less than it.
  package func delay(failures: Int, random: Double, wish: Duration?) -> Duration {
    let doubled = first * Double(1 << min(max(failures - 1, 0), 30))
    let jittered = min(doubled, longest) * (0.5 + random / 2)
    return max(jittered, wish ?? .zero)
  }
}
