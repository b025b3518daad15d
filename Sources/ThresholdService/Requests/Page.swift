/// A page of a listing: how many, and after which item.
package struct Page: Sendable {
  /// 0 for the default.
  package var size: Int
  /// `next` of the page before; empty for the first.
  package var token: String

  package init(size: Int, token: String) {
    self.size = size
    self.token = token
  }

  /// Items on the page, its faults noted.
  func checkedSize(_ faults: inout Faults) -> Int {
    if !(0...1_000).contains(size) {
      faults.add("page_size", "is \(size), at most 1000 are allowed; 0 is 100")
    }
    return size == 0 ? 100 : size
  }
}
