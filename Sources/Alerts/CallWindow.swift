internal import ThresholdCore

/// Calls of the last while, from counters that only grow. Holds a dozen readings, however often it is told.
struct CallWindow: Sendable {
  private struct Reading {
    var at: Instant
    var calls: UInt64
    var failed: UInt64
  }

  private var readings: [Reading] = []

  /// Adds a reading and returns the calls between it and the oldest one of the last `length`.
  mutating func add(at now: Instant, calls: UInt64, failed: UInt64, length: Span) -> (
    calls: UInt64, failed: UInt64
  ) {
    // The newest reading from before the window stays: the window begins at it.
    while readings.count > 1, readings[1].at <= now - length { readings.removeFirst() }
    let oldest = readings.first ?? Reading(at: now, calls: calls, failed: failed)
    if readings.last.map({ now - $0.at >= Span(nanoseconds: length.nanoseconds / 12) }) ?? true {
      readings.append(Reading(at: now, calls: calls, failed: failed))
    }
    return (calls &- oldest.calls, failed &- oldest.failed)
  }
}
