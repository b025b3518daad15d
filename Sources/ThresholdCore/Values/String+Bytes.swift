extension String {
  /// Whether it comes before `other` by its bytes, as Postgres orders with collation "C" and SQLite by default.
  ///
  /// On the bytes themselves: through the view's iterators it takes five times as long, and whoever locks many rows sorts
  /// many keys first.
  package func precedes(_ other: String) -> Bool {
    let ordered = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { bytes.lexicographicallyPrecedes($0) }
    }
    return (ordered ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
