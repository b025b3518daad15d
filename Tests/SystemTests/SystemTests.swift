import Testing

/// The programs as they are started, and clients that were not written for them: grpcio's, with stubs made from `proto/`.
///
/// One script of `Python/` a test; its own tests are in its output. One after the other, since each wants the machine.
@Suite(.serialized) struct SystemTests {
  @Test("a foreign client makes every RPC, and health and reflection answer the standard clients")
  func everyRPC() async throws {
    try await Script("every_rpc").run(within: .seconds(120))
  }

  @Test("the reference's clients, curl lines and limits hold over HTTP")
  func http() async throws {
    try await Script("../../Support/run_checks", ["--fast", Script.checks("HTTP"), Script.programs.path]).run(
      within: .seconds(180))
  }

  @Test("a foreign key, a wrong one and none reach nothing")
  func access() async throws {
    try await Script("access").run(within: .seconds(120))
  }

  @Test("wrong input is told all its faults at once")
  func wrongInput() async throws {
    try await Script("wrong_input").run(within: .seconds(120))
  }

  @Test("each of 3,000 concurrent calls is answered for its own user")
  func manyUsers() async throws {
    try await Script("many_users").run(within: .seconds(180))
  }

  @Test("subscribers see every change of a run in order, however often they are stopped")
  func watchers() async throws {
    try await Script("watchers").run(within: .seconds(400))
  }

  @Test("three replicas show subscribers every change in order and soon, whatever becomes of LISTEN")
  func replicas() async throws {
    try await Script("replicas").run(within: .seconds(300))
  }

  @Test("a reader that never reads holds nobody up and costs bounded memory")
  func stalledReader() async throws {
    try await Script("stalled_reader").run(within: .seconds(180))
  }

  @Test("no answered trade is lost to kill -9, and none is there twice")
  func crash() async throws {
    try await Script("crash").run(within: .seconds(180))
  }

  @Test("SIGTERM ends calls, watches and the process in order")
  func drain() async throws {
    try await Script("drain").run(within: .seconds(180))
  }

  @Test("a restart keeps everything, and a newer schema is refused")
  func restart() async throws {
    try await Script("restart").run(within: .seconds(180))
  }

  @Test("replicas work through a pgbouncer in transaction mode")
  func pooler() async throws {
    try await Script("pooler").run(within: .seconds(180))
  }

  @Test("history comes from a standby while there is one, and from the primary when not")
  func standby() async throws {
    try await Script("standby").run(within: .seconds(180))
  }

  @Test("bad settings are told all at once and stop the start")
  func settings() async throws {
    try await Script("settings").run(within: .seconds(60))
  }

  @Test("alerts reach receivers that fail, stall and come back, and hold up no call")
  func alerts() async throws {
    try await Script("alerts").run(within: .seconds(120))
  }

  @Test("a collector sees each call, its statements below it, and holds up nobody when it stalls")
  func traces() async throws {
    try await Script("traces").run(within: .seconds(120))
  }

  @Test("replicas share limits and scopes through Redis, and work on without it")
  func redisCache() async throws {
    try await Script("redis_cache").run(within: .seconds(180))
  }

  @Test("protections lock entries by name, at every replica and across restarts, until they are released")
  func protections() async throws {
    try await Script("protections").run(within: .seconds(180))
  }

  @Test("a replay decides the same in-process, on SQLite and on Postgres")
  func replay() async throws {
    try await Script("replay").run(within: .seconds(400))
  }

  @Test("kills, moves between databases and other replicas within a stream leave the same thresholds")
  func moves() async throws {
    try await Script("moves").run(within: .seconds(400))
  }

  @Test("every kind of damage to a store is found and named")
  func verify() async throws {
    try await Script("verify").run(within: .seconds(400))
  }
}
