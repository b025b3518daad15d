/// Where an effective value comes from. Raw values are on the wire: never renumber.
package enum ValueSource: Int, Sendable {
  case symbol = 1
  case user = 2
  case configuration = 3
}
