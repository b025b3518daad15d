/// Tells on standard error how far something has come: a line that changes for people, one at each tenth for a file.
struct ProgressLine {
  private let total: Int
  private let isInteractive = Terminal.isErrorInteractive
  private let start = ContinuousClock.now
  private var done = 0
  private var told = ContinuousClock.now

  init(total: Int) { self.total = total }

  mutating func advance() {
    done += 1
    if isInteractive {
      guard ContinuousClock.now - told > .milliseconds(100) else { return }
      told = .now
      Terminal.overwrite(line)
    } else if done * 10 / total != (done - 1) * 10 / total {
      Terminal.complain(line)
    }
  }

  func finish() {
    if isInteractive { Terminal.overwrite("") }
  }

  private var line: String {
    "\(done) of \(total) signals, \((ContinuousClock.now - start).components.seconds) s"
  }
}
