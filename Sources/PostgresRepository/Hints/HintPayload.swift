/// What a NOTIFY of ours says: who speaks, and what was committed or which probe it is.
///
/// `SENDER c REVISION` or `SENDER p NUMBER`, in decimal digits; a word that is none of ours is skipped, so that a later
/// version may add others.
struct HintPayload: Equatable {
  enum Content: Equatable {
    case committed(through: Int64)
    /// To the sender itself, to see whether it comes back.
    case probe(Int64)
  }

  /// A random number for each process.
  var sender: UInt64
  var content: Content

  init(sender: UInt64, content: Content) {
    self.sender = sender
    self.content = content
  }

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, let sender = UInt64(words[0]), let number = Int64(words[2]) else { return nil }
    self.sender = sender
    switch words[1] {
    case "c": content = .committed(through: number)
    case "p": content = .probe(number)
    default: return nil
    }
  }

  var text: String {
    switch content {
    case .committed(let revision): "\(sender) c \(revision)"
    case .probe(let number): "\(sender) p \(number)"
    }
  }
}
