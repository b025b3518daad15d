import ArgumentParser
import Messages

extension V1.Action: ExpressibleByArgument {
  /// `buy`, `SELL`, `ACTION_HOLD` and the like.
  init?(argument: String) {
    let name = argument.uppercased()
    switch name.hasPrefix("ACTION_") ? String(name.dropFirst(7)) : name {
    case "BUY": self = .buy
    case "SELL": self = .sell
    case "HOLD": self = .hold
    default: return nil
    }
  }
}

extension V1.Intent: ExpressibleByArgument {
  /// `entry`, `EXIT`, `INTENT_EXIT` and the like.
  init?(argument: String) {
    let name = argument.uppercased()
    switch name.hasPrefix("INTENT_") ? String(name.dropFirst(7)) : name {
    case "ENTRY": self = .entry
    case "EXIT": self = .exit
    default: return nil
    }
  }
}
