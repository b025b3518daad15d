import Logging
import Settings
import Synchronization

/// Takes changed settings into the running server: on SIGHUP, and when a file of settings or keys changes.
///
/// A part of the server registers what it does when a setting is live (`Setting.isLive`, said in the table) and its value
/// is another:
///
///     reloader.onChange(of: \.limits) { limiter.callsPerMinute = $0.callsPerMinuteInForce }
///
/// A part that has to read or check something first registers with `onReload`. All settings are read anew; if any is
/// wrong, or any part throws, nothing at all changes and one line of the log names every fault. A setting that is not
/// live keeps its value until the server is started again, and a warning says so; what is live is applied all the same.
///
/// Parts are called one after the other by one task, never at once, and must not block for long.
final class Reloader: Sendable {
  /// Checks what is new, given the settings in force and those to come, and returns how to apply it.
  typealias Preparation =
    @Sendable (_ old: ServerSettings, _ new: ServerSettings) throws(SettingsFaults) -> Application?
  typealias Application = @Sendable () -> Void

  /// Why the settings are read again.
  enum Cause: String {
    case signal = "SIGHUP"
    case file = "file changed"
  }

  private struct State {
    var effective: EffectiveSettings
    var preparations: [Preparation] = []
    /// What was said to wait for a restart, so that it is said once.
    var waiting: [SettingChange] = []
  }

  private let state: Mutex<State>
  private let logger: Logger
  private let causes: AsyncStream<Cause>
  private let announce: AsyncStream<Cause>.Continuation

  /// How often the files are looked at.
  private static let pollInterval = Duration.seconds(1)

  /// - Parameter settings: those the server has started with.
  init(_ settings: EffectiveSettings, logger: Logger) {
    state = Mutex(State(effective: settings))
    self.logger = logger
    (causes, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// The settings in force.
  var settings: ServerSettings { state.withLock { $0.effective.values } }

  /// Calls `apply` with the part of the settings at `path` whenever a reload makes it another.
  func onChange<Part: Equatable & Sendable>(
    of path: any KeyPath<ServerSettings, Part> & Sendable, apply: @escaping @Sendable (Part) -> Void
  ) {
    onReload { (old: ServerSettings, new: ServerSettings) throws(SettingsFaults) -> Application? in
      let part = new[keyPath: path]
      guard part != old[keyPath: path] else { return nil }
      return { apply(part) }
    }
  }

  /// Calls `prepare` at each reload, also when no setting has changed; a file that one names may have. What it throws
  /// refuses the reload as a whole; what it returns is called once all parts are prepared.
  func onReload(_ prepare: @escaping Preparation) { state.withLock { $0.preparations.append(prepare) } }

  /// Asks for a reload.
  func request(_ cause: Cause) { announce.yield(cause) }

  /// Reloads when asked, and when a file changes, until the task is cancelled.
  func run() async {
    await withTaskGroup { group in
      group.addTask { await self.watchFiles() }
      for await cause in causes { reload(cause) }
      group.cancelAll()
    }
  }

  private func watchFiles() async {
    var watch = FileWatch()
    while !Task.isCancelled {
      let settings = settings
      if watch.hasChanged([settings.configurationFile, settings.keysFile].compactMap(\.self)) {
        request(.file)
      }
      try? await Task.sleep(for: Self.pollInterval)
    }
  }

  private func reload(_ cause: Cause) {
    let (effective, preparations) = state.withLock { ($0.effective, $0.preparations) }
    do throws(SettingsFaults) {
      let (next, changes) = try effective.adopting(try effective.reread())
      try apply(next, over: effective, with: preparations)
      report(changes, of: next, cause)
    } catch {
      logger.error(
        "settings are refused, the old ones stay",
        metadata: ["cause": "\(cause.rawValue)", "faults": "\(error.faults.joined(separator: "; "))"])
    }
  }

  private func apply(
    _ next: EffectiveSettings, over effective: EffectiveSettings, with preparations: [Preparation]
  ) throws(SettingsFaults) {
    var (applications, faults): ([Application], [String]) = ([], [])
    for prepare in preparations {
      do throws(SettingsFaults) {
        if let application = try prepare(effective.values, next.values) { applications.append(application) }
      } catch { faults += error.faults }
    }
    if !faults.isEmpty { throw SettingsFaults(faults: faults) }
    for application in applications { application() }
    state.withLock { $0.effective = next }
  }

  private func report(_ changes: [SettingChange], of settings: EffectiveSettings, _ cause: Cause) {
    let (applied, waiting) = (changes.filter(\.setting.isLive), changes.filter { !$0.setting.isLive })
    logger.log(
      // Who sent a signal waits for a word; that a file was only touched interests nobody.
      level: applied.isEmpty && cause == .file ? .debug : .notice, "settings are read again",
      metadata: Self.metadata(of: applied).merging(["cause": "\(cause.rawValue)"]) { change, _ in change })
    let isNews = state.withLock { exchange(&$0.waiting, with: waiting) != waiting }
    if isNews, !waiting.isEmpty {
      logger.warning("settings wait for a restart", metadata: Self.metadata(of: waiting))
    }
  }

  private static func metadata(of changes: [SettingChange]) -> Logger.Metadata {
    Dictionary(uniqueKeysWithValues: changes.map { ($0.setting.name, "\($0.old) -> \($0.new)") })
  }
}
