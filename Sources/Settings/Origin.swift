/// Who said what a setting is; the later one wins.
package enum Origin: String, Sendable {
  case `default`
  case file
  case environment
  case flag
}
