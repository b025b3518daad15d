package import ThresholdCore

/// When somebody is told that something is wrong, and where.
package struct AlertSettings: Sendable, Equatable {
  /// Slack's incoming webhook; the URL is a secret.
  package var slackWebhookURL: String?
  /// Takes each alert as JSON; the URL may hold a secret.
  package var webhookURL: String?
  /// `https://KEY@HOST/PROJECT`.
  package var sentryDSN: String?

  /// How often the rules are looked at.
  package var checkInterval = Span.seconds(10)
  /// An alert that goes on is told again after this time, no sooner.
  package var cooldown = Span.minutes(15)

  package var isOnAdaptationFailure = true
  package var isOnDatabaseFailure = true
  /// Adaptations that fail in a row; 0 means never.
  package var adaptationFailures = 3
  /// A performance score below this; 0 means never.
  package var performanceScoreMin = 0.2
  /// The oldest change that a watch has not yet been sent is older than this; 0 means never.
  package var watchLagMax = Span.seconds(5)
  /// Bytes free where the database is; 0 means never.
  package var diskFreeMin = 1_073_741_824
  /// Resident bytes of the process; 0 means never.
  package var memoryMax = 4_294_967_296
  /// Fraction of calls that end with an error of the server; 1 means never.
  package var errorRateMax = 0.05

  package init() {}
}
