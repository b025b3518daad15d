import ArgumentParser
import Foundation
import MarketStream

/// Writes a market stream to try learners on.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Writes a market stream with a hidden, perhaps moving optimum.",
    discussion: """
      CSV: \(StreamSignal.columns.joined(separator: ",")). The same kind and seed give the same bytes on every platform. \
      Beside FILE.csv, --truth writes FILE.truth.csv with the true expected outcome of each signal, for scoring.
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

  func validate() throws {
    guard (1...10_000_000).contains(signals) else {
      throw ValidationError("--signals must be 1 to 10000000")
    }
    if truth, output == nil { throw ValidationError("--truth needs --output") }
  }

  func run() throws {
    var stream = try OutputFile(output ?? "-")
    try stream.append(StreamSignal.columns.joined(separator: ","))
    for element in SimulatedMarket(kind, seed: seed, count: signals) { try stream.append(element.signal.csv) }
    try stream.flush()
    if truth, let output { try writeTruth(beside: output) }
  }

  private func writeTruth(beside output: String) throws {
    let name = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
    var file = try OutputFile(name + ".truth.csv")
    try file.append("mu")
    for element in SimulatedMarket(kind, seed: seed, count: signals) { try file.append("\(element.mu)") }
    try file.flush()
  }
}

extension MarketKind: ExpressibleByArgument {}
