package import ThresholdCore

/// One line of a stream: a signal, when it came, and what trading it makes.
package struct StreamSignal: Sendable, Equatable {
  /// The number of its line in the file, for messages; the header is line 1.
  package var line: Int
  /// When the signal came: the stream's clock.
  package var time: Instant
  /// Whose signal the file says it is. A replay plays for a user of its own.
  package var user: String
  package var signal: Signal
  /// The outcome that the signal had or would have had, net of fee, in percent; known only a horizon later. `nil` if it
  /// never becomes known.
  package var pnlPercent: Double?

  package init(line: Int, time: Instant, user: String, signal: Signal, pnlPercent: Double?) {
    self.line = line
    self.time = time
    self.user = user
    self.signal = signal
    self.pnlPercent = pnlPercent
  }
}
