import Engine
import Messages
import ThresholdCore

extension V1.ThresholdUpdate {
  init(_ update: ThresholdCore.ThresholdUpdate) {
    self.init(
      parameter: update.parameter.name, oldValue: update.oldValue, newValue: update.newValue,
      reason: update.reason,
      confidence: update.confidence)
  }
}

extension V1.SafeguardVerdict {
  init(_ verdict: ThresholdCore.SafeguardVerdict) {
    self.init(
      safeguard: verdict.safeguard.name, blocked: verdict.blocked, parameter: verdict.parameter?.name ?? "",
      detail: verdict.detail)
  }
}

extension V1.Adaptation {
  init(_ entry: JournalEntry) {
    self.init(
      adaptationID: entry.id, userID: entry.key.user.value, symbol: entry.key.symbol.value,
      cause: V1.Cause(rawValue: Int32(entry.cause.rawValue)),
      updates: entry.updates.map(V1.ThresholdUpdate.init),
      verdicts: entry.verdicts.map(V1.SafeguardVerdict.init), adaptedAt: GoogleProtobuf.Timestamp(entry.at),
      outcomesThrough: entry.outcomesThrough, learner: entry.learner, version: entry.next.version,
      summary: entry.summary)
  }
}

extension V1.AdaptResponse {
  init(_ key: Key, _ answer: CommandAnswer, token: String) {
    self.init(
      adaptationID: answer.entryID, updates: answer.updates.map(V1.ThresholdUpdate.init),
      verdicts: answer.verdicts.map(V1.SafeguardVerdict.init), adaptedAt: GoogleProtobuf.Timestamp(answer.at),
      resumeToken: token, thresholdSet: V1.ThresholdSet(key, answer.set))
  }
}
