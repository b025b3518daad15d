import Alerts
import Delivery
import Logging
import Settings
import Telemetry
import ThresholdCore

/// Where alerts go: each receiver has a courier of its own, so that none waits for another.
struct AlertSinks: Sendable {
  private let slack: (courier: Courier, url: String)?
  private let webhook: (courier: Courier, url: String)?
  private let sentry: (courier: Courier, dsn: SentryDSN)?
  private let source: AlertSource

  /// - Parameter logger: must not lead back here.
  init(_ settings: AlertSettings, source: AlertSource, logger: Logger) {
    self.source = source
    // URLSession comes to life with the first receiver; a server that tells nobody does not pay for it.
    let hasReceiver =
      settings.slackWebhookURL != nil || settings.webhookURL != nil || settings.sentryDSN != nil
    let transport = hasReceiver ? URLSessionTransport() : nil
    var policy = DeliveryPolicy()
    // With waits of up to a minute: a quarter of an hour.
    policy.attemptsMax = 20
    func courier(_ name: String) -> Courier? {
      transport.map { Courier(name: name, policy: policy, transport: $0, logger: logger) }
    }
    slack = settings.slackWebhookURL.flatMap { url in courier("slack").map { ($0, url) } }
    webhook = settings.webhookURL.flatMap { url in courier("webhook").map { ($0, url) } }
    if let dsn = settings.sentryDSN, SentryDSN(dsn) == nil {
      logger.warning("SENTRY_DSN is no DSN, such as https://KEY@HOST/PROJECT; nothing goes to Sentry")
    }
    sentry = settings.sentryDSN.flatMap(SentryDSN.init).flatMap { dsn in courier("sentry").map { ($0, dsn) } }
  }

  /// Tells every receiver, without waiting for any.
  ///
  /// - Parameter headers: what goes along, such as the place in a trace.
  func send(_ notice: AlertNotice, at now: Instant, headers: [String: String] = [:]) {
    if let (courier, url) = slack {
      courier.offer(
        request(url, SlackMessage.contentType, SlackMessage.body(notice, from: source), headers))
    }
    if let (courier, url) = webhook {
      courier.offer(
        request(url, WebhookMessage.contentType, WebhookMessage.body(notice, from: source), headers))
    }
    if let body = SentryEnvelope.body(notice, from: source, at: now) {
      sendToSentry(body, headers)
    }
  }

  /// Tells Sentry of something that was logged as critical.
  func send(_ record: LogRecord) {
    sendToSentry(SentryEnvelope.body(record, from: source, at: SystemClock.now))
  }

  /// Tries once more to deliver what waits; takes `limit` at most.
  func close(within limit: Duration) async {
    await withTaskGroup { group in
      for courier in couriers { group.addTask { await courier.close(within: limit) } }
    }
  }

  /// Whether somebody wants to hear of what is logged as critical.
  var takesLogs: Bool { sentry != nil }

  private var couriers: [Courier] { [slack?.courier, webhook?.courier, sentry?.courier].compactMap(\.self) }

  private func sendToSentry(_ envelope: [UInt8], _ headers: [String: String] = [:]) {
    guard let (courier, dsn) = sentry else { return }
    var request = request(dsn.envelopeURL, SentryEnvelope.contentType, envelope, headers)
    request.headers["X-Sentry-Auth"] = dsn.authorization(client: "\(source.service)/\(source.version)")
    courier.offer(request)
  }

  private func request(
    _ url: String, _ contentType: String, _ body: [UInt8], _ headers: [String: String]
  ) -> OutgoingRequest {
    let own = ["Content-Type": contentType, "User-Agent": "\(source.service)/\(source.version)"]
    return OutgoingRequest(url: url, headers: own.merging(headers) { own, _ in own }, body: body)
  }
}
