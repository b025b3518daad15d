/// Why a command ends with code 1.
struct CommandFailure: Error {
  /// For people; may have several lines.
  var message: String

  init(_ message: String) { self.message = message }

  /// The same words as those of an error that describes itself.
  init(_ error: some Error & CustomStringConvertible) { message = "\(error)" }
}
