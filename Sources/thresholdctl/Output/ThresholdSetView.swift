import Messages
import ThresholdCore

/// The thresholds in force of one scope.
struct ThresholdSetView: View {
  private let set: V1.ThresholdSet
  /// That a later read may wait for; empty if nothing was written.
  private let resumeToken: String

  init(_ set: V1.ThresholdSet?, resumeToken: String = "") {
    self.set = set ?? V1.ThresholdSet()
    self.resumeToken = resumeToken
  }

  /// Whose set it is.
  static func scope(user: String, symbol: String) -> String {
    symbol.isEmpty ? "\(user), all symbols" : "\(user), \(symbol)"
  }

  var text: String {
    var table = TextTable(["threshold", "value", "from"])
    for (name, value) in set.thresholds {
      table.append([name, Figures.text(value), set.sources[name]?.name.lowercased() ?? "-"])
    }
    let adapted = set.lastAdaptation.map { Figures.text($0) } ?? "never"
    return """
      \(Self.scope(user: set.userID, symbol: set.symbol)): version \(set.version), revision \(set.revision), \
      last adapted \(adapted)
      \(table.text)
      """
  }

  var json: JSON {
    var members: [(String, JSON)] = [
      ("user_id", .text(set.userID)), ("symbol", .text(set.symbol)), ("thresholds", .map(set.thresholds)),
      ("sources", .object(set.sources.map { ($0.key, .text($0.value.name)) })),
      ("version", .integer(set.version)), ("revision", .integer(set.revision)),
      ("last_adaptation", .optional(set.lastAdaptation)),
    ]
    if !resumeToken.isEmpty { members.append(("resume_token", .text(resumeToken))) }
    return .object(members)
  }
}
