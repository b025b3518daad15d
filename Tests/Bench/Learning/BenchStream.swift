import Foundation
import MarketStream
import ThresholdCore

/// A stream to play: signals with their truth and, on basis `marked`, prices.
struct BenchStream: Sendable {
  var name: String
  var kind: String
  var signals: [StreamSignal]
  /// The expected outcome of each signal; what happened, where nobody knows it.
  var truth: [Double]
  var prices: [PricePoint] = []
  var horizon = Span.hours(4)
  var interval = Span.hours(24)

  var basis: LearningBasis { prices.isEmpty ? .reported : .marked }

  /// The oracle is the best fixed box of each of so many equal parts.
  var parts: Int { kind.hasSuffix("shift") ? 2 : kind.hasSuffix("drift") ? 12 : 1 }

  /// A simulated stream in which two or three gates matter.
  /// - Parameter user: Whose, of all that have the optimum of the seed; basis `reported` alone knows several.
  static func simulated(
    _ kind: MarketKind, basis: LearningBasis, seed: UInt64, count: Int, user: UInt64? = nil
  ) -> BenchStream {
    let name = "\(kind.rawValue)_\(seed)"
    switch basis {
    case .reported:
      let elements = Array(SimulatedMarket(kind, seed: seed, count: count, isSparse: true, user: user))
      return BenchStream(
        name: name, kind: kind.rawValue, signals: elements.map(\.signal), truth: elements.map(\.mu))
    case .marked:
      let market = SimulatedPrices(kind, seed: seed, count: count, isSparse: true)
      return BenchStream(
        name: name, kind: kind.rawValue, signals: market.signals.map(\.signal),
        truth: market.signals.map(\.mu),
        prices: market.prices)
    }
  }

  /// Streams of one kind as one, in the order of time.
  static func merged(_ streams: [BenchStream]) -> BenchStream {
    var all = streams[0]
    let signals = streams.flatMap { zip($0.signals, $0.truth) }.sorted { $0.0.time < $1.0.time }
    all.signals = signals.map(\.0)
    all.truth = signals.map(\.1)
    return all
  }

  /// All streams of a folder, in the order of their names: NAME.csv[.gz], with NAME.truth.csv[.gz] and
  /// NAME.prices.csv[.gz] where there are any.
  static func read(folder: String) throws -> [BenchStream] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.filter { $0.contains(".csv") && !$0.contains(".truth.") && !$0.contains(".prices.") }.map
    {
      file in
      func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
      }
      let signals = try StreamSignal.read(try bytes(file))
      let truthFile = file.replacingOccurrences(of: ".csv", with: ".truth.csv")
      let pricesFile = file.replacingOccurrences(of: ".csv", with: ".prices.csv")
      let truth =
        files.contains(truthFile)
        ? try Self.truth(try bytes(truthFile)) : signals.map { $0.pnlPercent ?? 0 }
      let name = String(file.prefix(upTo: file.range(of: ".csv")!.lowerBound))
      var stream = BenchStream(name: name, kind: Self.kind(of: name), signals: signals, truth: truth)
      if files.contains(pricesFile) { stream.prices = try PricePoint.read(try bytes(pricesFile)) }
      if name.hasPrefix("real") { (stream.horizon, stream.interval) = Self.pace(of: name) }
      return stream
    }
  }

  private static func truth(_ bytes: [UInt8]) throws -> [Double] {
    let table = try CSVTable(Gunzip.isCompressed(bytes) ? Gunzip.decompress(bytes) : bytes)
    let place = table.place(of: "mu") ?? 0
    return table.rows.compactMap { Double($0.fields[place]) }
  }

  /// syn_shift_0001 is of kind syn_shift, real_ETHBTC_5m_mom of real_mom.
  private static func kind(of name: String) -> String {
    let parts = name.split(separator: "_")
    if parts.first == "real" { return "real_\(parts.last ?? "")" }
    return parts.prefix(2).joined(separator: "_")
  }

  /// Horizon and interval of a stream of real candles, by its timeframe.
  private static func pace(of name: String) -> (Span, Span) {
    if name.contains("_1m_") { return (.minutes(30), .hours(2)) }
    if name.contains("_5m_") { return (.hours(1), .hours(4)) }
    if name.contains("_15m_") { return (.hours(2), .hours(4)) }
    return (.hours(2), .hours(8))
  }
}
