import ThresholdCore

/// The measured figures beside what is to be reached.
struct LearningTable {
  /// Scores of one kind of stream on one basis.
  struct Row: Sendable {
    var kind: String
    var basis: LearningBasis
    var scores: [BenchScore]

    private var estimate: Gap { Gap(gains: scores.map(\.gain), rooms: scores.map { $0.oracle - $0.fixed }) }
    var gap: Double? { estimate.value }
    /// Standard error of the gap.
    var gapError: Double? { estimate.error }
    var gain: Double { scores.reduce(0) { $0 + $1.gain } / Double(scores.count) }
    var worst: Double { scores.map(\.gain).min() ?? 0 }
    var moved: Double { Double(scores.count { $0.hasMoved }) / Double(scores.count) }
    var medianPromotion: String {
      let places = scores.map { $0.promotedAt ?? .max }.sorted()
      let median = places[places.count / 2]
      return median == .max ? "never" : "\(median)"
    }
  }

  private(set) var lines: [String] = []
  /// Safety bounds that do not hold.
  private(set) var broken: [String] = []

  private static let movedMax = 0.05
  private static let lossMax = 0.05
  private static let worstMin = -0.5

  init() {
    append(["basis", "kind", "n", "gap", "+-", "target", "gain/100", "worst", "moved", "promoted at"])
  }

  mutating func append(_ row: Row) {
    let name = row.kind.split(separator: "_").last.map(String.init) ?? row.kind
    let target = Self.target(name, row.basis)
    append([
      row.basis.name, row.kind, "\(row.scores.count)", row.gap.map(Self.figure) ?? "-",
      row.gapError.map(Self.figure) ?? "-", target.map(Self.figure) ?? Self.bound(name),
      Self.figure(row.gain),
      Self.figure(row.worst), Self.figure(row.moved), row.medianPromotion,
    ])
    let place = "\(row.basis.name) \(row.kind)"
    if ["null", "crash"].contains(name), row.moved > Self.movedMax {
      broken.append("\(place): \(Self.figure(row.moved)) of the streams moved, at most \(Self.movedMax)")
    }
    if ["default", "opt"].contains(name), row.gain < -Self.lossMax {
      broken.append("\(place): \(Self.figure(-row.gain)) lost per 100 signals, at most \(Self.lossMax)")
    }
    if !row.kind.hasPrefix("real"), name != "crash", row.worst < Self.worstMin {
      broken.append(
        "\(place): the worst stream lost \(Self.figure(-row.worst)) per 100, at most \(-Self.worstMin)")
    }
  }

  /// Adds a bound of another kind that does not hold.
  mutating func note(_ fault: String) { broken.append(fault) }

  private mutating func append(_ cells: [String]) {
    let widths = [9, 14, 4, 7, 6, 10, 9, 7, 6, 11]
    lines.append(
      zip(cells, widths).map { cell, width in cell + String(repeating: " ", count: max(1, width - cell.count))
      }
      .joined(separator: " "))
  }

  /// Source: learning.md, Where it stands, and what to reach.
  private static func target(_ kind: String, _ basis: LearningBasis) -> Double? {
    switch (kind, basis) {
    case ("stationary", .marked): 0.50
    case ("shift", .marked), ("drift", .marked): 0.45
    case ("stationary", .reported): 0.45
    case ("shift", .reported): 0.38
    case ("drift", .reported): 0.40
    default: nil
    }
  }

  private static func bound(_ kind: String) -> String {
    switch kind {
    case "null", "crash": "moved 0.05"
    case "default", "opt": "loss 0.05"
    default: "-"
    }
  }

  static func figure(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1_000).rounded())
    let digits = String(thousandths % 1_000)
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    return "\(sign)\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
