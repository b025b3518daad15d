internal import Foundation
internal import ThresholdCore

/// An archive being read, line by line; compressed or not.
struct ArchiveInput: ~Copyable {
  /// One line: what it is, and the JSON of its content.
  struct Line {
    let number: Int64
    let kind: String
    let json: Data
  }

  private let path: String
  private let file: FileHandle
  private var inflater: Inflater?
  private var isBegun = false
  private var isAtEnd = false
  /// What was read and not given out yet, from `start`.
  private var buffer: [UInt8] = []
  private var start = 0
  private var lines: Int64 = 0
  private var checksum = Checksum()
  private let decoder = JSONDecoder()

  private static let pieceBytes = 1 << 16
  /// No record is nearly as long: a learner's state, the longest, has some 100 KB.
  private static let lineBytesMax = 1 << 26

  /// - Parameter path: `-` is standard input.
  init(_ path: String) throws(ArchiveFault) {
    self.path = path
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch { throw ArchiveFault("cannot read \(path): \(error.localizedDescription)") }
  }

  /// Whose records follow.
  mutating func begin(_ owner: UserID) {
    // Set as a whole: the compiler cannot build the change of one entry for the thread sanitizer (Swift 6.3).
    decoder.userInfo = [.owner: owner]
  }

  /// The next line; `nil` after the last, once it was what the end says.
  mutating func next() throws(ArchiveFault) -> Line? {
    let (linesBefore, checksumBefore) = (lines, checksum.value)
    guard let bytes = try nextBytes() else {
      throw ArchiveFault("\(path) is cut off: its end is missing after line \(lines)")
    }
    let line = try Self.line(bytes, number: lines)
    guard line.kind == ArchiveEnd.kind else { return line }
    let end = try decode(line, as: ArchiveEnd.self)
    guard end.lines == linesBefore, end.crc32 == checksumBefore else {
      throw ArchiveFault("\(path) is damaged: its lines are not those that were written")
    }
    guard try nextBytes() == nil else {
      throw ArchiveFault("\(path) goes on after its end, line \(line.number)")
    }
    return nil
  }

  func decode<Value: Decodable>(_ line: Line, as type: Value.Type = Value.self) throws(ArchiveFault) -> Value
  {
    do { return try decoder.decode(type, from: line.json) } catch {
      throw ArchiveFault("line \(line.number), \(line.kind): \(Self.describe(error))")
    }
  }

  func record<Record: ArchivedRecord>(_ line: Line, as type: Record.Type = Record.self) throws(ArchiveFault)
    -> Record
  {
    try decode(line, as: RecordLine<Record>.self).record
  }

  private static func line(_ bytes: [UInt8], number: Int64) throws(ArchiveFault) -> Line {
    // {"KIND":JSON}
    let prefix = Array("{\"".utf8)
    guard bytes.starts(with: prefix), bytes.last == UInt8(ascii: "}"),
      let quote = bytes.dropFirst(2).firstIndex(of: UInt8(ascii: "\"")), quote + 1 < bytes.count,
      bytes[quote + 1] == UInt8(ascii: ":")
    else { throw ArchiveFault("line \(number) is not one of an archive") }
    return Line(
      number: number, kind: String(decoding: bytes[2..<quote], as: UTF8.self),
      json: Data(bytes[(quote + 2)..<(bytes.count - 1)]))
  }

  /// The next line without its line feed; `nil` at the end of the file.
  private mutating func nextBytes() throws(ArchiveFault) -> [UInt8]? {
    var searched = start
    while true {
      if let feed = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        checksum.add(Array(buffer[start...feed]))
        lines += 1
        defer { start = feed + 1 }
        return Array(buffer[start..<feed])
      }
      if isAtEnd {
        guard start == buffer.count else { throw ArchiveFault("\(path) is cut off within line \(lines + 1)") }
        return nil
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard buffer.count <= Self.lineBytesMax else { throw ArchiveFault("line \(lines + 1) is too long") }
      buffer += try read()
    }
  }

  private mutating func read() throws(ArchiveFault) -> [UInt8] {
    let data: Data
    do { data = try file.read(upToCount: Self.pieceBytes) ?? Data() } catch {
      throw ArchiveFault("cannot read \(path): \(error.localizedDescription)")
    }
    if !isBegun, data.starts(with: [0x1F, 0x8B]) { inflater = Inflater() }
    isBegun = true
    isAtEnd = data.isEmpty
    guard let inflater else { return Array(data) }
    if isAtEnd, !inflater.isComplete { throw ArchiveFault("\(path) is cut off: the gzip file has no end") }
    return try inflater.decompress(Array(data))
  }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case let fault as ArchiveFault: fault.description
    case let error as CorruptRecord: "\(error)"
    case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(context.codingPath.last?.stringValue ?? "it") is of another type"
    default: "it is not valid JSON"
    }
  }
}
