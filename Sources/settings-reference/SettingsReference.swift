import Foundation

/// Writes what people read about the settings, from the one table of them: `settings-reference FOLDER` brings
/// `config.example.yaml` and the DocC page of the package in FOLDER up to date. `make generate` calls it.
@main
enum SettingsReference {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? ".")
    try write(ExampleFile.text, to: folder.appending(path: "config.example.yaml"))
    let page = folder.appending(path: "Sources/thresholdd/Documentation.docc/Configuration.md")
    try write(ReferencePage.text(replacing: String(contentsOf: page, encoding: .utf8)), to: page)
  }

  /// Leaves a file alone that is already so, for whoever looks at its time.
  private static func write(_ text: String, to file: URL) throws {
    if let old = try? String(contentsOf: file, encoding: .utf8), old == text { return }
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}
