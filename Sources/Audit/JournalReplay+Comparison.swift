package import ThresholdCore

extension JournalReplay.Step {
  /// What the entry says and the replay does not, one sentence each; empty when they agree. Numbers agree if they are the
  /// same but for rounding: the entry may be from another kind of processor.
  package var differences: [String] {
    var found: [String] = []
    found += OwnSet.differences(stored: entry.previous, replayed: before.own).map { "before it, \($0)" }
    found += OwnSet.differences(stored: entry.next, replayed: after.own).map { "after it, \($0)" }
    if entry.cause != input.command.cause {
      found.append("its cause is \(entry.cause), its input's \(input.command.cause)")
    }
    if entry.at != input.at { found.append("its time is not its input's") }
    if !entry.updates.elementsEqual(report.updates, by: { $0.isClose(to: $1) }) {
      found.append("its updates are not those of the replay")
    }
    if entry.verdicts != report.verdicts { found.append("its verdicts are not those of the replay") }
    // A caller's note may follow.
    if !entry.summary.hasPrefix(report.summary) {
      found.append("it says \"\(entry.summary)\", the replay \"\(report.summary)\"")
    }
    if case .adapt = input.command, entry.outcomesThrough != after.learner.foldedThrough {
      found.append(
        "it folded outcomes through \(entry.outcomesThrough), the replay through \(after.learner.foldedThrough)"
      )
    }
    return found
  }

  /// Whether the entry was made by a learner that this program does not have: its replay says nothing.
  package var isOfOtherLearner: Bool { entry.learner != report.learner }
}

extension OwnSet {
  /// What of a set's values, version and last adaptation is stored otherwise than it came out.
  package static func differences(stored: OwnSet, replayed: OwnSet) -> [String] {
    var found = ThresholdCore.Parameter.allCases.compactMap { parameter -> String? in
      let (old, new) = (stored.values[parameter], replayed.values[parameter])
      return old.isClose(to: new) ? nil : "\(parameter.name) is \(text(old)), the replay gives \(text(new))"
    }
    if stored.version != replayed.version {
      found.append("the version is \(stored.version), the replay gives \(replayed.version)")
    }
    if stored.lastAdaptation != replayed.lastAdaptation {
      found.append("the time of the last adaptation is not the replay's")
    }
    return found
  }

  static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "inherited" }
}
