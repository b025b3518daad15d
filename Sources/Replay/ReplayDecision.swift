package import ThresholdCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was decided on one signal, and the thresholds in force.
package struct ReplayDecision: Sendable, Equatable {
  /// The place of the signal in its stream, from 0.
  package var index: Int
  package var accepted: Bool
  package var thresholds: PerParameter<Double>

  package init(index: Int, accepted: Bool, thresholds: PerParameter<Double>) {
    self.index = index
    self.accepted = accepted
    self.thresholds = thresholds
  }

  /// The columns of a file of decisions.
  package static let csvHeader =
    (["index", "accepted"] + columns.map(\.name)).joined(separator: ",")

  /// The order that the scorer documents.
  private static let columns: [Parameter] = [.rsi, .confidence, .macd, .volume, .momentum]

  /// The line of this decision, without its end: thresholds with 17 significant digits, which tell any two numbers apart.
  package var csv: String {
    let numbers = Self.columns.map { Self.digits(thresholds[$0]) }
    return (["\(index)", accepted ? "1" : "0"] + numbers).joined(separator: ",")
  }

  /// As C's `%.17g`.
  private static func digits(_ value: Double) -> String {
    // The longest is 24 bytes: sign, 17 digits, point, exponent of three digits.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      let count = withVaList([value]) { vsnprintf(buffer.baseAddress!, buffer.count, "%.17g", $0) }
      return String(decoding: buffer.prefix(Int(count)).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
