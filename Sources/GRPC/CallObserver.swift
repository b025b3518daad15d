/// Who counts calls and their messages as they happen.
///
/// Called on event loops for every call and message, so it must cost no more than atomic additions.
package protocol CallObserver: AnyObject, Sendable {
  /// A call has begun. `method` is an index into `MethodTable.paths`, `nil` if the path was not one of them.
  func callStarted(method: Int?)
  /// A whole request message has come.
  func messageReceived(method: Int)
  /// A response message was given to the connection.
  func messageSent(method: Int)
}
