import Foundation
import Logging
import Telemetry
import Testing
import ThresholdCore

@testable import Alerts

@Suite("What receivers get") struct SinkMessageTests {
  private static let source = AlertSource(
    service: "adaptive-threshold", version: "1.2.3", environment: "testing", host: "host-1")
  private static let now = Instant(seconds: 1_800_000_000)

  private func notice(
    _ kind: AlertNotice.Kind = .raised, _ severity: AlertSeverity = .warning,
    user: String? = "ali\"ce<!here>",
    message: String = "score 0.1\nover & out"
  ) -> AlertNotice {
    AlertNotice(
      kind: kind,
      alert: Alert(
        sequence: 7, id: "0123456789abcdef0123456789abcdef", rule: .performanceScore, severity: severity,
        subject: user.map { Key(user: UserID($0), symbol: Symbol("BTC/USD")) }, message: message, value: 0.1,
        limit: 0.2, raisedAt: Self.now, resolvedAt: kind == .resolved ? Self.now + .seconds(60) : nil))
  }

  private func object(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("the webhook's object is as documented")
  func webhook() throws {
    let body = try object(WebhookMessage.body(notice(), from: Self.source))
    #expect(Set(body.keys) == ["event", "service", "version", "environment", "host", "alert"])
    #expect(body["event"] as? String == "raised")
    #expect(body["environment"] as? String == "testing")
    let alert = try #require(body["alert"] as? [String: Any])
    #expect(alert["id"] as? String == "0123456789abcdef0123456789abcdef")
    #expect(alert["rule"] as? String == "performance_score")
    #expect(alert["severity"] as? String == "warning")
    #expect(alert["user_id"] as? String == "ali\"ce<!here>")
    #expect(alert["symbol"] as? String == "BTC/USD")
    #expect(alert["message"] as? String == "score 0.1\nover & out")
    #expect(alert["value"] as? Double == 0.1)
    #expect(alert["limit"] as? Double == 0.2)
    #expect(alert["raised_at"] as? String == "2027-01-15T08:00:00.000Z")
    #expect(alert["resolved_at"] is NSNull)
  }

  @Test("the webhook hears of the end, and of alerts about nobody")
  func webhookEnd() throws {
    let body = try object(WebhookMessage.body(notice(.resolved, user: nil), from: Self.source))
    #expect(body["event"] as? String == "resolved")
    let alert = try #require(body["alert"] as? [String: Any])
    #expect(alert["resolved_at"] as? String == "2027-01-15T08:01:00.000Z")
    #expect(alert["user_id"] is NSNull)
  }

  @Test(
    "Slack's attachment has the colour of the severity",
    arguments: [
      (AlertNotice.Kind.raised, AlertSeverity.info, "#439FE0", "[info] "),
      (.raised, .warning, "warning", "[warning] "), (.raised, .critical, "danger", "[critical] "),
      (.reminder, .critical, "danger", "[critical, still] "), (.resolved, .critical, "good", "[resolved] "),
    ])
  func slack(kind: AlertNotice.Kind, severity: AlertSeverity, color: String, start: String) throws {
    let body = try object(SlackMessage.body(notice(kind, severity), from: Self.source))
    let text = try #require(body["text"] as? String)
    #expect(text.hasPrefix(start), "\(text)")
    let attachment = try #require((body["attachments"] as? [[String: Any]])?.first)
    #expect(attachment["color"] as? String == color)
    #expect(attachment["title"] as? String == "Poor performance score")
    #expect(attachment["text"] as? String == "score 0.1\nover &amp; out")
    #expect(attachment["ts"] as? Int == (kind == .resolved ? 1_800_000_060 : 1_800_000_000))
    #expect((attachment["fields"] as? [[String: Any]])?.count == 4)
  }

  @Test("no id can call a channel of Slack")
  func slackEscapes() throws {
    let bytes = SlackMessage.body(notice(message: "user <!channel> & <http://x|y>"), from: Self.source)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("<"))
    #expect(text.contains("&lt;!channel&gt; &amp; &lt;http://x|y&gt;"))
  }

  @Test("Sentry's envelope is a header, an item's header and an event, a line each")
  func sentry() throws {
    let bytes = try #require(SentryEnvelope.body(notice(.raised, .critical), from: Self.source, at: Self.now))
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[3].isEmpty)
    let (header, item, event) = (try object(lines[0]), try object(lines[1]), try object(lines[2]))
    #expect(item["type"] as? String == "event")
    #expect(item["length"] as? Int == lines[2].count)
    let id = try #require(event["event_id"] as? String)
    #expect(id == header["event_id"] as? String)
    #expect(id.count == 32 && id.allSatisfy(\.isHexDigit))
    #expect(event["level"] as? String == "fatal")
    #expect(event["timestamp"] as? String == "2027-01-15T08:00:00.000Z")
    #expect(event["release"] as? String == "adaptive-threshold@1.2.3")
    #expect(event["environment"] as? String == "testing")
    #expect(
      event["fingerprint"] as? [String] == ["alert", "performance_score", "ali\"ce<!here>", "BTC/USD"])
    #expect((event["tags"] as? [String: String])?["rule"] == "performance_score")
    let again = try #require(SentryEnvelope.body(notice(), from: Self.source, at: Self.now))
    #expect(again != bytes)
  }

  @Test("Sentry hears of no end")
  func sentryEnd() {
    #expect(SentryEnvelope.body(notice(.resolved), from: Self.source, at: Self.now) == nil)
  }

  @Test("what was logged as critical is an event that groups by its message")
  func logged() throws {
    let record = LogRecord(
      time: Timestamp(milliseconds: 0), level: .critical, logger: "engine", message: "it broke",
      metadata: ["cause": "x"])
    let lines = SentryEnvelope.body(record, from: Self.source, at: Self.now).split(
      separator: UInt8(ascii: "\n"))
    let event = try object(lines[2])
    #expect(event["fingerprint"] as? [String] == ["log", "engine", "it broke"])
    #expect(event["level"] as? String == "fatal")
    #expect((event["extra"] as? [String: String])?["cause"] == "x")
  }

  @Test(
    "a DSN says where envelopes go",
    arguments: [
      ("https://abc@o1.ingest.sentry.io/42", "https://o1.ingest.sentry.io/api/42/envelope/", "abc"),
      ("http://k:secret@127.0.0.1:9000/7", "http://127.0.0.1:9000/api/7/envelope/", "k"),
      ("https://abc@host/a/path/3", "https://host/a/path/api/3/envelope/", "abc"),
      ("https://abc@[::1]:9/3", "https://[::1]:9/api/3/envelope/", "abc"),
    ])
  func dsn(text: String, url: String, key: String) throws {
    let dsn = try #require(SentryDSN(text))
    #expect(dsn.envelopeURL == url)
    #expect(
      dsn.authorization(client: "c/1") == "Sentry sentry_version=7, sentry_client=c/1, sentry_key=\(key)")
  }

  @Test(
    "what is no DSN is refused",
    arguments: [
      "", "https://", "https://host/1", "https://@host/1", "https://k@/1", "https://k@host",
      "https://k@host/",
      "https://k@host/one", "ftp://k@host/1", "https://k@host/1 ", "https://k@host/1\n", "k@host/1",
      "https://k@host/-1",
    ])
  func noDSN(text: String) {
    #expect(SentryDSN(text) == nil)
  }

  @Test("alerts come back from the history's file as they were")
  func stored() throws {
    let alerts = [notice().alert, notice(.resolved, .critical, user: nil).alert]
    let data = try JSONEncoder().encode(alerts)
    #expect(try JSONDecoder().decode([Alert].self, from: data) == alerts)
  }
}
