internal import ThresholdCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is to be done, from the command line.
struct LoadPlan: Sendable {
  enum Layer: String {
    case engine, memory, grpc
  }

  var layer: Layer
  var target: String
  var callers: Int
  var seconds: Double
  var users: Int
  var teaches: Bool
  /// Groups at once and milliseconds of patience, where the engine runs here.
  var groups: Int?
  var patience: Int?
  /// Makes ids of this run unlike those of others.
  let run = UInt32.random(in: 0 ... .max)

  init(_ words: [String]) throws(Misuse) {
    guard words.count == 6 || words.count == 8, let layer = Layer(rawValue: words[0]),
      let callers = Int(words[2]), callers > 0,
      let seconds = Double(words[3]), let users = Int(words[4]), users > 0,
      ["plain", "taught"].contains(words[5])
    else {
      throw Misuse(
        description: "engine|memory|grpc TARGET CALLERS SECONDS USERS plain|taught [GROUPS PATIENCE]")
    }
    self.layer = layer
    target = words[1]
    self.callers = callers
    self.seconds = seconds
    self.users = users
    teaches = words[5] == "taught"
    if words.count == 8 { (groups, patience) = (Int(words[6]), Int(words[7])) }
  }

  /// Of the target, as HOST:PORT.
  var address: (String, Int) {
    get throws(Misuse) {
      let parts = target.split(separator: ":")
      guard parts.count == 2, let port = Int(parts[1]) else {
        throw Misuse(description: "HOST:PORT, not \(target)")
      }
      return (String(parts[0]), port)
    }
  }

  /// The `number`-th trade of a caller.
  func trade(_ number: Int, of caller: Int) -> Trade {
    let now = Instant(nanoseconds: Self.wallClock())
    let key = Key(user: UserID("user-\(run)-\(caller % users)"), symbol: Symbol("BTCUSDT"))
    var trade = Trade(
      id: "\(run)-\(caller)-\(number)", key: key, side: .buy, quantity: 0.5, entryPrice: 40_000,
      exitPrice: 40_400, pnl: 200, pnlPercent: 1, openedAt: now - .hours(1), closedAt: now - .seconds(1))
    if teaches {
      trade.signal = Signal(
        symbol: key.symbol, action: .buy, confidence: 0.9, rsi: 40, changePercent: 3, volume: 2e9, macd: 0.05,
        price: 40_000)
    }
    return trade
  }

  static func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// What was wrong with the command line, or with an answer.
struct Misuse: Error, CustomStringConvertible {
  var description: String
}
