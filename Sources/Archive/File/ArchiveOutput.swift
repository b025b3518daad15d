internal import Foundation

/// An archive being written. It has its name only when it is complete: until then it is `PATH.partial`.
final class ArchiveOutput {
  private let path: String
  private let file: FileHandle
  private let deflater: Deflater?
  private var waiting: [UInt8] = []
  private var checksum = Checksum()
  private var lines: Int64 = 0
  private var isFinished = false
  private let encoder = JSONEncoder()

  private static let pieceBytes = 1 << 16

  private var partialPath: String { path + ".partial" }
  private var isStandardOutput: Bool { path == "-" }

  /// Makes the file anew; `-` is standard output. A name that ends with `.gz` is compressed.
  init(_ path: String) throws(ArchiveFault) {
    self.path = path
    deflater = path.hasSuffix(".gz") ? Deflater() : nil
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .infinityAsText
    if path == "-" {
      file = .standardOutput
      return
    }
    do {
      let url = URL(fileURLWithPath: path + ".partial")
      // Trades and learners are nobody else's business.
      guard
        FileManager.default.createFile(
          atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteNoPermission) }
      file = try FileHandle(forWritingTo: url)
    } catch { throw ArchiveFault("cannot write \(path): \(error.localizedDescription)") }
  }

  deinit {
    guard !isFinished, !isStandardOutput else { return }
    try? file.close()
    try? FileManager.default.removeItem(atPath: partialPath)
  }

  func append(_ record: some ArchivedRecord, _ kind: RecordKind) throws {
    try append(try encoder.encode(RecordLine(record)), kind.rawValue)
  }

  func append(_ header: ArchiveHeader) throws { try append(try encoder.encode(header), ArchiveHeader.kind) }

  /// Writes the last line and gives the file its name, once everything is on disk.
  func finish() throws {
    try append(
      try encoder.encode(ArchiveEnd(lines: lines, crc32: checksum.value)), ArchiveEnd.kind)
    try flush(isLast: true)
    isFinished = true
    guard !isStandardOutput else { return }
    do {
      try file.synchronize()
      try file.close()
      guard rename(partialPath, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch { throw ArchiveFault("cannot write \(path): \(error.localizedDescription)") }
  }

  private func append(_ json: Data, _ kind: String) throws(ArchiveFault) {
    var line = Array("{\"\(kind)\":".utf8)
    line += json
    line += Array("}\n".utf8)
    checksum.add(line)
    lines += 1
    waiting += line
    if waiting.count >= Self.pieceBytes { try flush(isLast: false) }
  }

  private func flush(isLast: Bool) throws(ArchiveFault) {
    let bytes = deflater?.compress(waiting, isLast: isLast) ?? waiting
    waiting.removeAll(keepingCapacity: true)
    do { try file.write(contentsOf: Data(bytes)) } catch {
      throw ArchiveFault("cannot write \(path): \(error.localizedDescription)")
    }
  }
}

extension JSONEncoder.NonConformingFloatEncodingStrategy {
  /// JSON has no word for them.
  static let infinityAsText = Self.convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
}
