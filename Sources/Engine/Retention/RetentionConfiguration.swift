package import ThresholdCore

/// How long what is kept, by the server's own clock.
///
/// Decisions and prices go in whole periods of seven days, so that they stay up to a week longer. Trades, outcomes and
/// journals stay for ever: replaying a journal needs the outcomes, and people ask for the rest.
package struct RetentionConfiguration: Sendable, Equatable {
  /// (DECISION_RETENTION_DAYS) Twice as long, if a learner at work has not seen them; never less than the horizon of
  /// outcomes and a day.
  package var decisions = Span.days(30)
  /// (PRICE_RETENTION_DAYS) Never less than decisions.
  package var prices = Span.days(30)
  /// (CHANGE_RETENTION_DAYS)
  package var changes = Span.days(7)
  /// (CHANGE_RETENTION_MIN) Changes that stay in any case.
  package var changesMin = 65_536
  /// Request ids; source: api.md.
  package var requests = Span.hours(24)

  package init() {}
}
