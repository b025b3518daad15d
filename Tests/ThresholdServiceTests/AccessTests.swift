import Engine
import Testing
import ThresholdCore

@testable import ThresholdService

@Suite("Access")
struct AccessTests {
  private func principal(_ ring: KeyRing, _ key: String?, isLoopback: Bool = true) -> Result<
    Principal, Refusal
  > {
    Result { () throws(Refusal) in try ring.principal(key: key, isLoopback: isLoopback) }
  }

  @Test("Without any key loopback may do everything, and nobody else anything")
  func keyless() throws {
    let ring = KeyRing(adminKey: nil, principals: [:])
    let loopback = try principal(ring, nil).get()
    #expect(loopback.rights == Set(Right.allCases) && loopback.users == .all)
    #expect(throws: Refusal.self) { try principal(ring, nil, isLoopback: false).get() }
  }

  @Test("With keys, loopback needs one too; a reload replaces all of them")
  func reload() throws {
    let reader = Principal(name: "reader", users: .only([UserID("alice")]), rights: [.read])
    let ring = KeyRing(adminKey: "root", principals: [KeyDigest(of: "secret"): reader])
    #expect(try principal(ring, "secret").get() == reader)
    #expect(try principal(ring, "root", isLoopback: false).get().rights == Set(Right.allCases))
    for wrong in [nil, "", "Secret", "secret "] {
      #expect(throws: Refusal.self) { try principal(ring, wrong).get() }
    }
    let generation = ring.generation
    ring.reload(adminKey: nil, principals: [KeyDigest(of: "new"): reader])
    #expect(ring.generation != generation)
    #expect(throws: Refusal.self) { try principal(ring, "secret").get() }
    #expect(throws: Refusal.self) { try principal(ring, "root").get() }
    #expect(try principal(ring, "new").get() == reader)
  }

  @Test("A right holds for the users a key is bound to, and a refusal names neither them nor the key itself")
  func rights() throws {
    let bot = Principal(name: "bot", users: .only([UserID("alice")]), rights: [.read, .trade])
    try bot.require(.trade, for: UserID("alice"))
    for (right, user) in [
      (Right.read, "bob"), (.admin, "alice"), (.prices, "alice"), (.read, "Alice"), (.read, ""),
    ] {
      let refusal = #expect(throws: Refusal.self) { try bot.require(right, for: UserID(user)) }
      #expect(refusal?.kind == .permissionDenied)
      #expect(refusal?.message.contains("bob") == false)
    }
  }

  @Test(
    "SHA-256 as published, and as hexadecimal digits",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(text: String, expected: String) {
    // Source: FIPS 180-4, examples.
    #expect(KeyDigest(of: text).hexadecimal == expected)
    #expect(KeyDigest(hexadecimal: expected) == KeyDigest(of: text))
    #expect(KeyDigest(hexadecimal: expected.uppercased()) == KeyDigest(of: text))
    #expect(KeyDigest(hexadecimal: String(expected.dropLast())) == nil)
    #expect(KeyDigest(hexadecimal: String(expected.dropLast()) + "g") == nil)
    #expect(KeyDigest(hexadecimal: String(expected.dropLast(2)) + "+1") == nil)
  }

  @Test("A key file is read as a whole or refused with everything that is wrong")
  func keyFile() throws {
    let digest = KeyDigest(of: "k").hexadecimal
    let good = """
      [{"name": "bot", "sha256": "\(digest)", "users": ["alice"], "rights": ["read", "trade"]},
       {"name": "ops", "sha256": "\(KeyDigest(of: "o").hexadecimal)", "users": ["*"], "rights": ["admin"]}]
      """
    let principals = try KeyFile.principals(in: Array(good.utf8))
    #expect(
      principals[KeyDigest(of: "k")]
        == Principal(name: "bot", users: .only([UserID("alice")]), rights: [.read, .trade]))
    #expect(principals[KeyDigest(of: "o")]?.users == .all)
    let bad = """
      [{"name": "", "sha256": "12", "users": [], "rights": ["reed"]},
       {"name": "a", "sha256": "\(digest)", "users": ["no blanks"], "rights": []},
       {"name": "a", "sha256": "\(digest)", "users": ["b"], "rights": []},
       {"name": "c", "sha256": "\(KeyDigest(of: "c").hexadecimal)", "users": ["b"], "rights": ["admin"]}]
      """
    let invalid = #expect(throws: KeyFile.Invalid.self) { try KeyFile.principals(in: Array(bad.utf8)) }
    let faults = invalid?.description ?? ""
    for word in [
      "no name", "64 hexadecimal", "no user", "reed", "no blanks", "name of another", "same key as another",
      "concerns every user",
    ] {
      #expect(faults.contains(word), "\(word) is missing in: \(faults)")
    }
    for text in ["", "{}", "[1]", "[{\"name\": \"a\"}]"] {
      #expect(throws: KeyFile.Invalid.self) { try KeyFile.principals(in: Array(text.utf8)) }
    }
  }
}
