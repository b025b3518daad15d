import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What the frame tells a test, and the door by which the test changes the stage.
struct Stage: Sendable {
  let host: String
  let port: Int
  let key: String
  private let user: String
  private let control: String

  init() throws {
    func value(_ name: String) throws -> String {
      guard let value = ProcessInfo.processInfo.environment["THRESHOLD_" + name] else {
        throw Failure("THRESHOLD_\(name) is not set: start this with make test-clients")
      }
      return value
    }
    let target = try value("TARGET").split(separator: ":")
    guard target.count == 2, let port = Int(target[1]) else {
      throw Failure("THRESHOLD_TARGET is no host:port")
    }
    host = String(target[0])
    self.port = port
    key = try value("KEY")
    user = try value("USER")
    control = try value("CONTROL")
  }

  /// The item's own user.
  func user(_ item: String) -> String { "\(user)-\(item)" }

  /// Asks the frame for a change, and waits for it.
  @discardableResult
  func ask(_ path: String) async throws -> String {
    guard let url = URL(string: control + path) else { throw Failure("no such path: \(path)") }
    let (data, response) = try await URLSession.shared.data(for: URLRequest(url: url, timeoutInterval: 90))
    let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw Failure("\(path): \(text)") }
    return text
  }
}

/// What did not hold.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

func expect<Value: Equatable>(_ found: Value, _ expected: Value, _ what: @autoclosure () -> String) throws {
  if found != expected { throw Failure("\(what()): \(found), expected \(expected)") }
}

/// What `work` does, if it takes so long.
func within(_ limits: ClosedRange<Duration>, _ work: () async throws -> Void) async throws {
  let begun = ContinuousClock.now
  try await work()
  let took = begun.duration(to: .now)
  guard limits.contains(took) else { throw Failure("took \(took), not \(limits)") }
}
