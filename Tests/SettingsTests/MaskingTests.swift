import Repository
import Settings
import Testing

@Suite("Secrets in what is shown")
struct MaskingTests {
  @Test(
    "A password in a database URL is never shown",
    arguments: [
      ("postgresql://u:hunter2@h:5432/d", "postgresql://u:***@h:5432/d"),
      ("postgresql://u:hunter2@h/d?sslmode=require", "postgresql://u:***@h/d?sslmode=require"),
      (
        "postgresql://u@h/d?password=hunter2&sslmode=require",
        "postgresql://u@h/d?password=***&sslmode=require"
      ),
      ("postgresql://h/d?user=u&sslpassword=hunter2", "postgresql://h/d?user=u&sslpassword=***"),
      ("postgres://u:hun@ter/2@h/d", "postgres://u:***@h/d"),
      ("postgresql://h/d", "postgresql://h/d"), ("sqlite:./data/x.db", "sqlite:./data/x.db"),
      ("memory:", "memory:"),
    ])
  func database(url: String, shown: String) throws {
    let settings = try EffectiveSettings(flags: ["DATABASE_URL": url], environment: [:])
    let listing = Usage.listing(of: settings)
    #expect(listing.contains("DATABASE_URL=\(shown)  # flag\n"))
    #expect(!listing.contains("hunter2"))
  }

  @Test(
    "A secret is never shown, not even its length",
    arguments: [
      ("ADMIN_API_KEY", "hunter2"), ("SLACK_WEBHOOK_URL", "https://hooks.example/services/hunter2"),
      ("ALERT_WEBHOOK_URL", "http://h/?token=hunter2"), ("SENTRY_DSN", "https://hunter2@h/1"),
    ])
  func secret(name: String, value: String) throws {
    let settings = try EffectiveSettings(flags: [:], environment: [name: value])
    let listing = Usage.listing(of: settings)
    #expect(listing.contains("\(name)=***  # environment\n"))
    #expect(!listing.contains("hunter2"))
  }

  @Test("A secret that cannot be read is not shown in its fault either")
  func fault() {
    let error = #expect(throws: SettingsFaults.self) {
      _ = try EffectiveSettings(flags: ["DATABASE_URL": "postgres//u:hunter2@h/d"], environment: [:])
    }
    #expect(error?.faults.count == 1)
    #expect(error?.description.contains("hunter2") == false)
  }

  @Test(
    "A database is found in each of its forms",
    arguments: [
      ("sqlite:a.db", .sqlite(path: "a.db")), ("sqlite:/a/b.db", .sqlite(path: "/a/b.db")),
      ("sqlite:///a.db", .sqlite(path: "a.db")), ("sqlite:////a/b.db", .sqlite(path: "/a/b.db")),
      ("sqlite:///:memory:", .memory), ("memory:", .memory),
      ("postgres://h/d", .postgres(url: "postgres://h/d")), ("sqlite:", nil), ("sqlite:///", nil),
      ("a.db", nil),
      ("postgresql://h/a b", nil),
    ] as [(String, DatabaseLocation?)])
  func locations(text: String, location: DatabaseLocation?) {
    #expect(DatabaseLocation(text) == location)
  }
}
