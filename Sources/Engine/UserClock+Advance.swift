package import ThresholdCore

extension UserClock {
  /// The clock after a call at `moment`; refuses to mix a simulated and a real one, and to go backwards.
  package func advanced(by moment: Moment, user: UserID) throws(Refusal) -> UserClock {
    switch (self, moment.asOf) {
    case (.undecided, nil), (.real, nil): return .real
    case (.undecided, let asOf?): return .simulated(asOf)
    case (.simulated(let last), let asOf?):
      guard asOf >= last else {
        throw Refusal(
          .failedPrecondition, "AS_OF_DECREASED",
          "as_of of simulated user \(user) must not decrease: \(asOf.nanoseconds) after \(last.nanoseconds) ns"
        )
      }
      return .simulated(asOf)
    case (.simulated, nil):
      throw Refusal(
        .failedPrecondition, "AS_OF_REQUIRED", "user \(user) is simulated: every call must carry as_of")
    case (.real, _?):
      throw Refusal(
        .failedPrecondition, "AS_OF_ON_REAL_USER",
        "user \(user) is real: as_of is only for users whose first call carried it")
    }
  }
}
