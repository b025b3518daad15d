/// Which traces are kept. Whoever begins a trace decides for all: a parent's word counts, and of traces that begin here a
/// fraction is kept, by their id, so that every process with the same fraction keeps the same ones.
/// Source: OpenTelemetry, "TraceState: Probability Sampling", with the id's 56 random bits.
package struct Sampler: Sendable {
  private static let randomBits: UInt64 = (1 << 56) - 1
  /// Ids whose random bits are below are not kept.
  private let threshold: UInt64

  /// - Parameter ratio: 0 keeps none, 1 all.
  package init(ratio: Double) {
    let bounded = min(max(ratio.isNaN ? 0 : ratio, 0), 1)
    threshold = UInt64((1 - bounded) * Double(UInt64(1) << 56))
  }

  package func keeps(_ traceID: TraceContext.TraceID, parent: TraceContext?) -> Bool {
    parent.map(\.isSampled) ?? (traceID.low & Self.randomBits >= threshold)
  }
}
