import Gateway
import Settings

extension Gateway.Configuration {
  /// What the settings say of the HTTP edge.
  init(_ settings: ServerSettings) {
    self.init(
      host: settings.host, port: settings.port, metricsPort: settings.hasMetrics ? settings.metricsPort : nil)
    origins = AllowedOrigins(settings.limits.corsOrigins)
    requestSizeMax = settings.limits.requestSizeMax
    requestTimeout = .nanoseconds(settings.limits.requestTimeout.nanoseconds)
  }
}

extension ServerSettings.LimitSettings {
  /// Calls a minute for each key and user; 0 while rate limits are switched off.
  var callsPerMinuteInForce: Int { hasRateLimits ? callsPerMinute : 0 }
}
