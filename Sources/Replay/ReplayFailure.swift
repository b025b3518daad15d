package import ThresholdClient

/// Why a replay could not go on.
package enum ReplayFailure: Error, Sendable, Equatable {
  /// The stream has no signal.
  case empty
  /// The stream is of several symbols; a replay learns for one.
  case severalSymbols([String])
  /// A call failed while the signal on this line of the file was being played.
  case call(String, line: Int, CallFailure)
  /// The server did not record an outcome, for this reason.
  case outcomeRefused(line: Int, reason: String)
  /// The server did not record a trade, for this reason.
  case tradeRefused(line: Int, reason: String)
  /// The server did not record a price, for this reason.
  case priceRefused(line: Int, reason: String)
  /// An answer lacks what every answer has.
  case incompleteAnswer(line: Int, what: String)
}

extension ReplayFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the stream has no signals"
    case .severalSymbols(let symbols):
      "the stream is of several symbols (\(symbols.joined(separator: ", "))); a replay takes one"
    case .call(let method, let line, let failure): "line \(line): \(method) failed: \(failure)"
    case .outcomeRefused(let line, let reason):
      "line \(line): the outcome of an earlier signal was refused: \(reason)"
    case .tradeRefused(let line, let reason):
      "line \(line): the trade of an earlier signal was refused: \(reason)"
    case .priceRefused(let line, let reason):
      "line \(line): a price from before this signal was refused: \(reason)"
    case .incompleteAnswer(let line, let what): "line \(line): the server's answer has no \(what)"
    }
  }
}
