import ArgumentParser
import Foundation
import MarketStream
import ThresholdCore

/// Writes a market stream to try learners on.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Writes a market stream with a hidden, perhaps moving optimum.",
    discussion: """
      CSV: \(StreamSignal.columns.joined(separator: ",")). The same kind and seed give the same bytes on every platform. \
      Beside FILE.csv, --truth writes FILE.truth.csv with the true expected outcome of each signal, for scoring. With \
      --prices outcomes come from the path of a price, which FILE.prices.csv has (\(PricePoint.columns.joined(separator: ","))): \
      signals on the hour, a price each quarter of an hour, horizons of 4 h that overlap, a fee of 0.2 %.
      """)

  @Option(help: "\(MarketKind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: MarketKind

  @Option(help: "Any whole number from 0.")
  var seed: UInt64

  @Option(help: "How many signals.")
  var signals = 6_000

  @Option(name: .shortAndLong, help: "The file to write; otherwise standard output.")
  var output: String?

  @Flag(help: "Write the truth beside the output.")
  var truth = false

  @Flag(help: "Let outcomes come from the path of a price, written beside the output.")
  var prices = false

  @Flag(help: "Let only two or three gates matter, instead of all five.")
  var sparse = false

  func validate() throws {
    guard (1...10_000_000).contains(signals) else {
      throw ValidationError("--signals must be 1 to 10000000")
    }
    if truth, output == nil { throw ValidationError("--truth needs --output") }
    guard prices else { return }
    if output == nil { throw ValidationError("--prices needs --output") }
    if signals > 1_000_000 { throw ValidationError("--prices makes at most 1000000 --signals") }
  }

  func run() throws {
    if prices {
      let market = SimulatedPrices(kind, seed: seed, count: signals, isSparse: sparse)
      try write(market.signals)
      try write(PricePoint.columns.joined(separator: ","), market.prices.map(\.csv), as: "prices")
    } else {
      try write(SimulatedMarket(kind, seed: seed, count: signals, isSparse: sparse))
    }
  }

  private func write(_ market: some Sequence<SimulatedMarket.Element>) throws {
    var stream = try OutputFile(output ?? "-")
    try stream.append(StreamSignal.columns.joined(separator: ","))
    for element in market { try stream.append(element.signal.csv) }
    try stream.flush()
    if truth { try write("mu", market.map { "\($0.mu)" }, as: "truth") }
  }

  /// Writes a file beside the output: FILE.EXTENSION.csv.
  private func write(_ header: String, _ lines: [String], as name: String) throws {
    guard let output else { return }
    let stem = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
    var file = try OutputFile("\(stem).\(name).csv")
    try file.append(header)
    for line in lines { try file.append(line) }
    try file.flush()
  }
}

extension MarketKind: ExpressibleByArgument {}
