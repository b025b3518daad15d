/// A map with text keys, kept sorted by key.
///
/// The maps of the contract hold a handful of entries: an array is smaller and faster than a hash table, needs no
/// defence against chosen hashes, and is encoded the same way each time. Looking a key up costs O(log n) comparisons,
/// inserting one O(n); reading a map from the wire sorts once. Keys are compared by their bytes, as protobuf has it,
/// not by canonical equivalence.
package struct StringMap<Value> {
  /// An entry.
  package typealias Element = (key: String, value: Value)

  private var entries: [Element]

  /// A map of these entries; of equal keys the last one wins, as protobuf has it.
  package init(_ entries: some Sequence<(String, Value)>) {
    self.entries = []
    for (key, value) in entries { self.entries.append((key, value)) }
    sortUnlessSorted()
  }

  /// A map of entries that are sorted by the bytes of their keys, each key once, which only debug builds check.
  ///
  /// It costs nothing but the array. The other initialiser is generic code, which is not specialised in other modules
  /// and costs them some microseconds.
  package init(sorted entries: [Element]) {
    self.entries = entries
    assert(isSorted, "not sorted: \(keys)")
  }

  /// The value of a key; setting nil removes it.
  package subscript(key: String) -> Value? {
    get {
      let place = place(of: key)
      return isKey(key, at: place) ? entries[place].value : nil
    }
    set {
      let place = place(of: key)
      let exists = isKey(key, at: place)
      switch (newValue, exists) {
      case (let value?, true): entries[place].value = value
      case (let value?, false): entries.insert((key, value), at: place)
      case (nil, true): entries.remove(at: place)
      case (nil, false): break
      }
    }
  }

  /// The keys in order.
  package var keys: [String] { entries.map(\.key) }

  /// The values in the order of their keys.
  package var values: [Value] { entries.map(\.value) }

  /// The first place whose key is not below this one.
  private func place(of key: String) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(entries[middle].key, key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isKey(_ key: String, at place: Int) -> Bool {
    place < entries.count && same(entries[place].key, key)
  }

  private var isSorted: Bool {
    guard entries.count > 1 else { return true }
    return (1..<entries.count).allSatisfy { precedes(entries[$0 - 1].key, entries[$0].key) }
  }

  private mutating func sortUnlessSorted() {
    guard !isSorted else { return }
    entries.sort { precedes($0.key, $1.key) }  // Stable: of equal keys the last one is still last.
    var kept = 0
    for entry in entries {
      if kept > 0, same(entries[kept - 1].key, entry.key) {
        entries[kept - 1] = entry
      } else {
        entries[kept] = entry
        kept += 1
      }
    }
    entries.removeSubrange(kept...)
  }
}

extension StringMap: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }
  package subscript(position: Int) -> Element { entries[position] }
}

extension StringMap: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
  }
}

extension StringMap: Equatable where Value: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.elementsEqual(right) { same($0.key, $1.key) && $0.value == $1.value }
  }
}

extension StringMap: Sendable where Value: Sendable {}

private func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

private func same(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
