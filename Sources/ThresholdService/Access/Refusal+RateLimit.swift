package import Engine

extension Refusal {
  /// Whether this is the rate limit: the caller's to keep, unlike everything else that can run out.
  package var isRateLimit: Bool { kind == .resourceExhausted && reason == Self.rateLimited }

  static let rateLimited = "RATE_LIMITED"
}
