import Settings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server. The only place that knows everything: it reads the settings, wires the rooms together, and ends them in
/// order.
@main
enum Thresholdd {
  static func main() async {
    do throws(SettingsFaults) {
      let arguments = try CommandLineArguments(Array(CommandLine.arguments.dropFirst()))
      if arguments.action == .help { return Console.output(Usage.help) }
      let settings = try EffectiveSettings(flags: arguments.values, environment: environment)
      if arguments.action == .checkConfiguration { return try check(settings) }
      await Daemon.run(settings)
    } catch {
      for fault in error.faults { Console.error(fault) }
      exit(2)
    }
  }

  /// Prints what is in force, and what has no effect.
  ///
  /// - Throws: what the settings alone do not show and the start would find.
  private static func check(_ settings: EffectiveSettings) throws(SettingsFaults) {
    _ = try Keys.principals(settings.values)
    for name in settings.ignoredNames { Console.error("\(name) is accepted and has no effect") }
    Console.output(Usage.listing(of: settings))
  }

  /// The environment, read without Foundation.
  private static var environment: [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }
}
