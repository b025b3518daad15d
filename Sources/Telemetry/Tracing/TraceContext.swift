internal import Tracing

/// Where a span stands: what crosses from one process to the next.
package struct TraceContext: Sendable, Equatable {
  /// The trace's 128 bits, not all zero.
  package struct TraceID: Sendable, Hashable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }

    /// A new one; all of its bits are random.
    package static func random() -> TraceID {
      TraceID(high: .random(in: 1 ... .max), low: .random(in: 0 ... .max))
    }
  }

  package var traceID: TraceID
  /// The span's 64 bits, not all zero.
  package var spanID: UInt64
  /// Bit 0: somebody keeps the trace. Bit 1: the id's lowest 56 bits are random. The others are zero.
  package var flags: UInt8
  /// What other systems said in `tracestate`; handed on as it came.
  package var state: String

  package static let sampled: UInt8 = 1
  package static let random: UInt8 = 2

  package init(traceID: TraceID, spanID: UInt64, flags: UInt8, state: String = "") {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
    self.state = state
  }

  package var isSampled: Bool { flags & Self.sampled != 0 }
}

/// Where a `ServiceContext` keeps the trace.
package enum TraceContextKey: ServiceContextKey {
  package typealias Value = TraceContext
  package static let nameOverride: String? = "trace"
}
