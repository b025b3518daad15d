internal import Engine
internal import ThresholdCore
internal import ThresholdService

extension SignalDraft {
  /// The signal in `object`; values of a wrong type are noted and left out.
  init(_ object: JSONObject, _ faults: inout [FieldFault]) {
    self.init(
      symbol: object.string("symbol", &faults) ?? "", action: Action(object, "action", &faults),
      intent: Intent(object, &faults), confidence: object.number("confidence", &faults),
      rsi: object.number("rsi", &faults), changePercent: object.number("change_percent", &faults),
      volume: object.number("volume", &faults), macd: object.number("macd", &faults),
      price: object.number("price", &faults), time: object.time("signal_time", &faults))
  }
}

extension Action {
  /// `buy`, `sell` or `hold` in any case of letters; anything else is noted.
  init?(_ object: JSONObject, _ name: String, _ faults: inout [FieldFault]) {
    let count = faults.count
    switch object.string(name, &faults)?.lowercased() {
    case "buy": self = .buy
    case "sell": self = .sell
    case "hold": self = .hold
    default:
      if faults.count == count {
        faults.append(FieldFault(object.path + name, "must be buy, sell or hold"))
      }
      return nil
    }
  }
}

extension Intent {
  /// `entry`, also when nothing is said, or `exit`; anything else is noted.
  fileprivate init?(_ object: JSONObject, _ faults: inout [FieldFault]) {
    switch object.string("intent", &faults)?.lowercased() {
    case nil, "entry": self = .entry
    case "exit": self = .exit
    default:
      faults.append(FieldFault(object.path + "intent", "must be entry or exit"))
      return nil
    }
  }
}
