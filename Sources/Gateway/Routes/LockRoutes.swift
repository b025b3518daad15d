internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// What protections lock, for admins: it names users.
struct LockRoutes {
  let service: Service

  var all: [Route] { [list] }

  private static let answers = ["true", "false"]

  private var list: Route {
    Route(
      .get, "/api/v1/locks", access: .keyed,
      Operation(
        id: "listLocks", tag: "Operations", summary: "Locks of one user's entries, or of all users'",
        description: """
          Needs the right `admin`. By user and symbol; those of every symbol come first. With all users a page may have \
          fewer locks than asked for, even none, while there is a next one.
          """,
        parameters: [
          .query("user_id", .identifier, "The user; without one all of them"),
          .query("symbol", .symbol, "Only those that hold for this symbol, or for all"),
          .query("include_ended", .words(Self.answers), "Also the last of each kind that has ended"),
          .query("page_size", .integer(in: 0...1_000), "Scopes with locks on a page; 100 without"),
          .query("page_token", .string, "The token that came with the page before"),
        ],
        data: .object([
          .required("locks", .array(of: .reference("ListedLock"))), .required("count", .integer),
          .required("next_page_token", .string),
        ]))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let user = call.query.string("user_id")
      // An empty name is a mistake of the caller's, whom all users' locks would surprise.
      if user == "" { faults.append(FieldFault("user_id", "is empty; leave it out for all users")) }
      let includesEnded = call.query.word("include_ended", of: Self.answers, &faults) == "true"
      let size = call.query.integer("page_size", in: 0...1_000, &faults)
      let (locks, next) = try await service.locks(
        user: user ?? "", symbol: call.query.string("symbol") ?? "", includeEnded: includesEnded,
        atLeast: nil, asOf: nil,
        page: Page(
          size: size.flatMap { (0...1_000).contains($0) ? $0 : nil } ?? 0,
          token: call.query.string("page_token") ?? ""), call.caller(finding: faults))
      return .data { writer in
        writer.member("locks", each: locks) { writer, lock in writer.object { $0.members(lock) } }
        writer.member("count", locks.count)
        writer.member("next_page_token", next)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ listed: ListedLock) {
    member("user_id", listed.scoped.key.user.value)
    members(listed.scoped)
    member("in_force", listed.isInForce)
    member("locked_at", listed.scoped.lock.lockedAt.text)
    member("released_at", listed.scoped.lock.releasedAt?.text)
    member("released_by", listed.scoped.lock.releasedBy.isEmpty ? nil : listed.scoped.lock.releasedBy)
  }
}
