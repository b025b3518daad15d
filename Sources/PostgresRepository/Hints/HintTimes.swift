/// How often hints are sent, and how soon a connection that brings none is given up.
package struct HintTimes: Sendable {
  /// Between two NOTIFYs of this process, so at most 100 a second; source: watch.md, rule 2.
  package var spacing = Duration.milliseconds(10)
  /// How often the connection that listens is proven.
  package var probeInterval = Duration.seconds(30)
  /// How long the proof may take, once it was sent.
  package var probeTimeout = Duration.seconds(5)
  /// Pause after the first connection that failed; doubles up to `backoffMax`. Each is drawn from half to all of it.
  package var backoffMin = Duration.milliseconds(100)
  package var backoffMax = Duration.seconds(30)

  package init() {}
}
