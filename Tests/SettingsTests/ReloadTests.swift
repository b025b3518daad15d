import Settings
import Testing
import ThresholdCore

@Suite("Settings of a running server")
struct ReloadTests {
  private func settings(_ environment: [String: String]) throws -> EffectiveSettings {
    try EffectiveSettings(flags: [:], environment: environment)
  }

  @Test("What is live changes, the rest stays, and both are told")
  func adopting() throws {
    let old = try settings(["PORT": "1", "LOG_LEVEL": "info", "ALERT_COOLDOWN": "1m"])
    let new = try settings(["PORT": "2", "LOG_LEVEL": "debug", "GRPC_PORT": "3"])
    let (next, changes) = try old.adopting(new)
    #expect((next.values.port, next.values.grpcPort) == (1, 50_051))
    #expect(next.values.log.level == .debug)
    #expect(next.values.alerts.cooldown == .minutes(15))
    #expect(next.origins == ["PORT": .environment, "LOG_LEVEL": .environment])
    #expect(
      changes.map { "\($0.setting.name) \($0.old) \($0.new) \($0.setting.isLive)" }
        == [
          "PORT 1 2 false", "GRPC_PORT 50051 3 false", "LOG_LEVEL info debug true",
          "ALERT_COOLDOWN 1m 15m true",
        ])
  }

  @Test("Without a change there is none")
  func unchanged() throws {
    let old = try settings(["PORT": "1"])
    let (next, changes) = try old.adopting(try old.reread())
    #expect(next == old)
    #expect(changes.isEmpty)
  }

  @Test("A secret that changes is told, and not shown")
  func secrets() throws {
    let (next, changes) = try settings(["ADMIN_API_KEY": "hunter2"])
      .adopting(try settings(["ADMIN_API_KEY": "hunter3"]))
    #expect(next.values.adminKey == "hunter3")
    #expect(changes.map(\.old) == ["***"])
    #expect(changes.map(\.new) == ["***"])
  }

  @Test("What would not fit together while a restart is awaited is refused")
  func mixture() throws {
    let old = try settings(["HOST": "0.0.0.0", "ADMIN_API_KEY": "k"])
    let error = #expect(throws: SettingsFaults.self) { _ = try old.adopting(try settings([:])) }
    #expect(error?.faults.count == 1)
    #expect(error?.description.contains("HOST: 0.0.0.0 can be reached") == true)
  }

  @Test("Where thresholds and learning come from is not live")
  func learning() {
    let live = Setting.all.filter(\.isLive).map(\.name)
    for word in ["THRESHOLD", "LEARN", "ADAPTATION_M", "DATABASE", "PORT"] {
      #expect(!live.contains { $0.contains(word) })
    }
  }
}
