#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ThresholdCore

/// The keys of API_KEYS_FILE: a JSON array of
/// `{"name": "bot-1", "sha256": "<64 hex digits>", "users": ["alice"], "rights": ["read", "trade"]}`; `"users": ["*"]` is
/// every user.
package enum KeyFile {
  /// Everything that is wrong with a file, at once.
  package struct Invalid: Error, CustomStringConvertible {
    package var faults: [String]
    package var description: String { faults.joined(separator: "; ") }
  }

  private struct Entry: Decodable {
    var name: String
    var sha256: String
    var users: [String]
    var rights: [String]
  }

  /// Reads the keys in `data`.
  package static func principals(in data: [UInt8]) throws(Invalid) -> [KeyDigest: Principal] {
    let entries: [Entry]
    do { entries = try JSONDecoder().decode([Entry].self, from: Data(data)) } catch {
      throw Invalid(faults: ["is not a JSON array of keys with name, sha256, users and rights"])
    }
    var faults: [String] = []
    var principals: [KeyDigest: Principal] = [:]
    var names: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let place = "key \(index + 1) (\(entry.name))"
      if entry.name.isEmpty { faults.append("\(place) has no name") }
      if !names.insert(entry.name).inserted { faults.append("\(place) has the name of another key") }
      let rights = entry.rights.compactMap(Right.init(rawValue:))
      for word in entry.rights where Right(rawValue: word) == nil {
        faults.append(
          "\(place) has unknown right \(word); known: \(Right.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      if entry.users.isEmpty { faults.append("\(place) is bound to no user; [\"*\"] is every user") }
      for user in entry.users where user != "*" {
        if let fault = IdentifierRule.fault(in: user) {
          faults.append("\(place) has user \(user), which \(fault)")
        }
      }
      if rights.contains(.admin), !entry.users.contains("*") {
        faults.append("\(place) has the right admin, which concerns every user, but is not bound to [\"*\"]")
      }
      guard let digest = KeyDigest(hexadecimal: entry.sha256) else {
        faults.append("\(place) has a sha256 that is not 64 hexadecimal digits")
        continue
      }
      if principals[digest] != nil { faults.append("\(place) is the same key as another") }
      let users: Principal.Users = entry.users.contains("*") ? .all : .only(Set(entry.users.map(UserID.init)))
      principals[digest] = Principal(name: entry.name, users: users, rights: Set(rights))
    }
    guard faults.isEmpty else { throw Invalid(faults: faults) }
    return principals
  }
}
