import Messages
import Testing

/// Bytes on the wire, made by hand after the encoding's specification.
private enum Wire {
  static func varint(_ value: UInt64) -> [UInt8] {
    value < 128 ? [UInt8(value)] : [UInt8(value & 127) | 128] + varint(value >> 7)
  }
  static func varint(_ field: UInt64, _ value: UInt64) -> [UInt8] { varint(field << 3) + varint(value) }
  static func bytes(_ field: UInt64, _ value: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(UInt64(value.count)) + value
  }
  static func text(_ field: UInt64, _ value: String) -> [UInt8] { bytes(field, Array(value.utf8)) }
  static func double(_ field: UInt64, _ value: Double) -> [UInt8] {
    varint(field << 3 | 1) + (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
  }
}

private func fault<M: Message>(_ type: M.Type, _ bytes: [UInt8]) -> DecodingFault? {
  do {
    _ = try M(decoding: bytes)
    return nil
  } catch {
    return error
  }
}

@Suite("On the wire")
struct WireTests {
  static let badText: [[UInt8]] = [
    [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x61, 0xc3], [0x80],
    Array("a text longer than a small string ".utf8) + [0xfe],
  ]

  @Test("A text keeps its NUL and what follows it")
  func keepsNUL() throws {
    for text in ["a\0b", "\0", "a\0", "\0\0\0", "a text longer than a small string\0and its end"] {
      let request = try V1.EvaluateRequest(decoding: Wire.text(1, text))
      #expect(Array(request.userID.utf8) == Array(text.utf8))
      #expect(request.encoded() == Wire.text(1, text))
    }
  }

  @Test("Text that is not UTF-8 is a fault of its field", arguments: badText)
  func refusesInvalidText(_ bytes: [UInt8]) {
    #expect(fault(V1.EvaluateRequest.self, Wire.bytes(1, bytes)) == .invalidText(["user_id"]))
  }

  @Test("A byte that is not ASCII is seen at every place of a text")
  func seesEveryByte() throws {
    for length in 1...24 {
      for place in 0..<length {
        var bytes = Array(repeating: UInt8(ascii: "x"), count: length)
        bytes[place] = 0x80
        #expect(
          fault(V1.Scope.self, Wire.bytes(1, bytes)) == .invalidText(["user_id"]), "\(place) of \(length)")
        bytes.replaceSubrange(place...place, with: Array("é".utf8))
        #expect(
          try Array(V1.Scope(decoding: Wire.bytes(1, bytes)).userID.utf8) == bytes, "\(place) of \(length)")
      }
    }
  }

  @Test("Messages of nothing but the longest fields on the wire are written whole")
  func writesLongestFields() throws {
    let signal = V1.Signal(action: .unrecognized(-1), intent: .unrecognized(-1))
    for count in [1, 10, 100, 1000] {
      let batch = V1.BatchEvaluateRequest(requests: Array(repeating: .init(signal: signal), count: count))
      #expect(try V1.BatchEvaluateRequest(decoding: batch.encoded()) == batch)
      let numbers = ReflectionV1.ExtensionNumberResponse(extensionNumber: Array(repeating: -1, count: count))
      #expect(try ReflectionV1.ExtensionNumberResponse(decoding: numbers.encoded()) == numbers)
      let map = V1.ThresholdSet(sources: StringMap((0..<count).map { (String($0), .unrecognized(-1)) }))
      #expect(try V1.ThresholdSet(decoding: map.encoded()) == map)
    }
  }

  @Test("All fields with invalid text are named by their paths")
  func namesEveryInvalidText() {
    let bad: [UInt8] = [0xff]
    let signal = Wire.bytes(1, bad)
    let evaluate = Wire.bytes(1, bad) + Wire.bytes(2, signal) + Wire.bytes(4, bad)
    let batch = Wire.bytes(1, Wire.text(1, "u")) + Wire.bytes(1, evaluate)
    #expect(
      fault(V1.BatchEvaluateRequest.self, batch)
        == .invalidText(["requests[1].user_id", "requests[1].signal.symbol", "requests[1].at_least_token"]))

    let entry = Wire.bytes(1, bad) + Wire.double(2, 1)
    let set = Wire.bytes(3, Wire.text(1, "k")) + Wire.bytes(3, entry)
    #expect(fault(V1.SetThresholdsRequest.self, set) == .invalidText(["values[1].key"]))

    let policy = Wire.bytes(3, Wire.text(2, "fine") + Wire.bytes(2, bad) + Wire.bytes(6, bad))
    #expect(fault(V1.SetPolicyRequest.self, policy) == .invalidText(["policy.pinned[1]", "policy.learner"]))

    let reflection = Wire.bytes(4, bad)
    #expect(
      fault(ReflectionV1.ServerReflectionRequest.self, reflection) == .invalidText(["file_containing_symbol"])
    )
  }

  @Test("At most 1,000 faults are named")
  func boundsFaults() throws {
    let policy = (0..<3000).flatMap { _ in Wire.bytes(2, [0xff]) }
    guard case .invalidText(let paths) = fault(V1.Policy.self, policy) else {
      Issue.record("accepted")
      return
    }
    #expect(paths.count == 1000)
    #expect(paths.last == "pinned[999]")
  }

  @Test("Numbers that are not finite, and negative zero where a field is optional, arrive as they are")
  func keepsSpecialNumbers() throws {
    for value in [Double.nan, .infinity, -.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
      let signal = try V1.Signal(decoding: Wire.double(4, value))
      #expect(signal.confidence?.bitPattern == value.bitPattern)
      #expect(signal.encoded() == Wire.double(4, value))
    }
  }

  @Test("Negative zero of a field without presence is written as zero, that is, not at all")
  func dropsNegativeZero() {
    #expect(V1.Price(price: -0.0).encoded().isEmpty)
  }

  @Test("An optional field that is present and zero differs from an absent one")
  func keepsPresence() throws {
    #expect(V1.Signal(confidence: 0).encoded() == Wire.double(4, 0))
    #expect(V1.Signal().encoded().isEmpty)
    #expect(try V1.Signal(decoding: Wire.double(4, 0)).confidence == .some(0))
    #expect(try V1.Signal(decoding: [UInt8]()).confidence == nil)
    #expect(try V1.EvaluateRequest(decoding: Wire.text(4, "")).atLeastToken == "")
    #expect(try V1.WatchThresholdsRequest(decoding: Wire.varint(3, 0)).conflate == false)
    #expect(try V1.WatchThresholdsRequest(decoding: [UInt8]()).conflate == nil)
  }

  @Test("Of a field that comes twice the last one wins, messages are merged, lists are joined")
  func mergesDuplicates() throws {
    #expect(try V1.Scope(decoding: Wire.text(1, "a") + Wire.text(1, "b")).userID == "b")
    #expect(try V1.Signal(decoding: Wire.double(4, 1) + Wire.double(4, 2)).confidence == 2)

    let twice = Wire.bytes(2, Wire.text(1, "BTC") + Wire.double(4, 1)) + Wire.bytes(2, Wire.double(5, 2))
    let signal = try #require(try V1.EvaluateRequest(decoding: twice).signal)
    #expect(signal == V1.Signal(symbol: "BTC", confidence: 1, rsi: 2))

    let thrice =
      Wire.bytes(5, Wire.varint(1, 7)) + Wire.bytes(5, Wire.varint(2, 9)) + Wire.bytes(5, Wire.varint(1, 8))
    #expect(try V1.EvaluateRequest(decoding: thrice).asOf == .init(seconds: 8, nanos: 9))

    let nested =
      Wire.bytes(2, Wire.bytes(10, Wire.varint(1, 7))) + Wire.bytes(2, Wire.bytes(10, Wire.varint(2, 9)))
    #expect(try V1.EvaluateRequest(decoding: nested).signal?.signalTime == .init(seconds: 7, nanos: 9))

    let badTwice = Wire.bytes(2, Wire.bytes(1, [0xff])) + Wire.bytes(2, Wire.double(5, 2))
    #expect(fault(V1.EvaluateRequest.self, badTwice) == .invalidText(["signal.symbol"]))

    let policy = try V1.Policy(decoding: Wire.text(2, "a") + Wire.text(2, "b") + Wire.text(2, "a"))
    #expect(policy.pinned == ["a", "b", "a"])
  }

  @Test("Of map entries with the same key the last one wins, and entries are written by key")
  func lastMapEntryWins() throws {
    func entry(_ key: String, _ value: Double) -> [UInt8] {
      Wire.bytes(3, Wire.text(1, key) + Wire.double(2, value))
    }
    let request = try V1.SetThresholdsRequest(
      decoding: entry("b", 1) + entry("a", 2) + entry("b", 3) + entry("a", 4) + entry("c", 5))
    #expect(request.values == ["a": 4, "b": 3, "c": 5])
    #expect(request.encoded() == entry("a", 4) + entry("b", 3) + entry("c", 5))
    #expect(try V1.SetThresholdsRequest(decoding: Wire.bytes(3, [])).values == ["": 0])
  }

  @Test("Of the members of a oneof the last one wins")
  func lastOfOneOfWins() throws {
    let symbol = Wire.text(4, "pkg.Type")
    let services = Wire.text(7, "")
    #expect(
      try ReflectionV1.ServerReflectionRequest(decoding: symbol + services).messageRequest
        == .listServices(""))
    #expect(
      try ReflectionV1.ServerReflectionRequest(decoding: services + symbol).messageRequest
        == .fileContainingSymbol("pkg.Type"))
    #expect(try ReflectionV1.ServerReflectionRequest(decoding: Wire.text(1, "h")).messageRequest == nil)
    let twice = Wire.bytes(3, Wire.varint(1, 1)) + Wire.bytes(3, Wire.text(2, "X"))
    #expect(try V1.EvaluateStreamResponse(decoding: twice).result == .error(.init(reason: "X")))
  }

  @Test("Unknown fields of every wire type are skipped")
  func skipsUnknownFields() throws {
    let unknown =
      Wire.varint(1000, .max) + Wire.bytes(1001, [1, 2, 3]) + Wire.double(1002, 1)
      + (Wire.varint(1003 << 3 | 5) + [1, 2, 3, 4])
    #expect(try V1.Scope(decoding: unknown + Wire.text(1, "u") + unknown) == V1.Scope(userID: "u"))
  }

  @Test("An enum's number that is not known is kept")
  func keepsUnknownEnums() throws {
    let signal = try V1.Signal(decoding: Wire.varint(2, 77))
    #expect(signal.action == .unrecognized(77))
    #expect(signal.encoded() == Wire.varint(2, 77))
    #expect(try V1.Signal(decoding: Wire.varint(2, 2)).action == .sell)
    let negative = Wire.varint(2, UInt64(bitPattern: -1))
    #expect(try V1.Signal(decoding: negative).action == .unrecognized(-1))
    #expect(V1.Signal(action: .unrecognized(-1)).encoded() == negative)
  }

  @Test("A known field of another wire type, a group and a field number of zero are malformed")
  func refusesWrongWireTypes() {
    #expect(fault(V1.Scope.self, Wire.varint(1, 5)) == .malformed)
    #expect(fault(V1.Signal.self, Wire.text(4, "number")) == .malformed)
    #expect(fault(V1.Scope.self, [0x0b, 0x0c]) == .malformed)
    #expect(fault(V1.Scope.self, [0x00, 0x00]) == .malformed)
    #expect(fault(V1.Scope.self, Array(repeating: 0xff, count: 16)) == .malformed)
    #expect(fault(V1.Scope.self, [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]) == .malformed)
  }

  @Test("Packed and unpacked numbers are both read; packed ones are written")
  func readsPackedNumbers() throws {
    let packed = Wire.bytes(2, Wire.varint(1) + Wire.varint(300))
    let unpacked = Wire.varint(2, 1) + Wire.varint(2, 300)
    for bytes in [packed, unpacked] {
      let response = try ReflectionV1.ExtensionNumberResponse(decoding: bytes)
      #expect(response.extensionNumber == [1, 300])
      #expect(response.encoded() == packed)
    }
  }
}
