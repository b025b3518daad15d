import Messages
import Testing

@Suite("StringMap")
struct StringMapTests {
  @Test("Entries are sorted by key, and of equal keys the last one wins")
  func sorts() {
    let map = StringMap([("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5)])
    #expect(map.keys == ["a", "b", "c"])
    #expect(map.values == [5, 3, 4])
    #expect(map == ["c": 4, "b": 3, "a": 5])
    #expect(StringMap([("a", 1), ("a", 2)]).values == [2])
    #expect(StringMap<Int>([]).isEmpty)
    #expect(StringMap(sorted: [("a", 5), ("b", 3), ("c", 4)]) == map)
  }

  @Test("Keys that differ in bytes only are different keys")
  func comparesBytes() {
    let map: StringMap = ["\u{e9}": 1, "e\u{301}": 2]
    #expect(map.count == 2)
    #expect(map["e\u{301}"] == 2)
  }

  @Test("A random sequence of changes leaves the same as with a dictionary")
  func changesLikeADictionary() {
    let seed: UInt64 = 42
    var random = FuzzTests.Randomness(state: seed)
    var map: StringMap<Int> = [:]
    var dictionary: [String: Int] = [:]
    for step in 0..<2000 {
      let key = String(Int.random(in: 0..<40, using: &random))
      let value = Bool.random(using: &random) ? step : nil
      map[key] = value
      dictionary[key] = value
      #expect(map[key] == dictionary[key], "seed \(seed), step \(step)")
    }
    #expect(map.map { "\($0)" } == dictionary.sorted { $0.key < $1.key }.map { "\($0)" }, "seed \(seed)")
  }
}
