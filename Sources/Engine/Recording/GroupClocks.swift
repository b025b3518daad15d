import Repository
import ThresholdCore

/// The clocks of a group's users, moved by its calls one after the other. A user whose clock and a call's do not agree is
/// refused in that call alone.
struct GroupClocks {
  /// Of every user that at least one call was not refused for.
  private(set) var moved: [UserID: UserClock] = [:]
  private var refused: [Int: [UserID: Refusal]] = [:]

  /// Moves and stores the clocks. Real users, once known, are neither locked nor written, and not even asked for if
  /// `realUsers` has them.
  init(moving calls: [RecordCall], _ realUsers: RealUsers, in transaction: any WriteTransaction) throws {
    let users = Set(calls.lazy.flatMap(\.users))
    let unknown = realUsers.unknown(among: users)
    var records = Dictionary(
      uniqueKeysWithValues: users.subtracting(unknown).map { ($0, UserRecord(id: $0, clock: .real)) })
    if !unknown.isEmpty {
      records.merge(try transaction.users(Array(unknown))) { $1 }
      let open = unknown.filter { records[$0]?.clock != .real }.sorted()
      if !open.isEmpty { records.merge(try transaction.lockUsers(open)) { $1 } }
    }
    var changed: Set<UserID> = []
    for (index, call) in calls.enumerated() {
      for user in Set(call.users) {
        guard let before = records[user]?.clock else { continue }
        do throws(Refusal) {
          let clock = try before.advanced(by: call.moment, user: user)
          moved[user] = clock
          guard clock != before else { continue }
          records[user]?.clock = clock
          changed.insert(user)
        } catch {
          refused[index, default: [:]][user] = error
        }
      }
    }
    if !changed.isEmpty { try transaction.put(changed.sorted().compactMap { records[$0] }) }
  }

  /// Why nothing of `user` is recorded in the call at `index`; `nil` if it may be.
  func refusal(of user: UserID, inCall index: Int) -> Refusal? { refused[index]?[user] }
}
