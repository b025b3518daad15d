/// Who said what a setting is; the later one wins.
package enum Origin: String, Sendable, Comparable {
  case `default`
  case environment
  case flag

  private var rank: Int {
    switch self {
    case .default: 0
    case .environment: 1
    case .flag: 2
    }
  }

  package static func < (a: Origin, b: Origin) -> Bool { a.rank < b.rank }
}
