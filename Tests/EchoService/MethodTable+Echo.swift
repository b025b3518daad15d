package import GRPC

extension MethodTable {
  /// Methods of every kind, whose messages are plain bytes.
  ///
  /// | Method | Does |
  /// | --- | --- |
  /// | Unary | answers with the request |
  /// | Later | the same, from a task |
  /// | Sleep | the request is a number of milliseconds; answers `slept` after those |
  /// | Fail | the request is `CODE MESSAGE`; fails so, with details `details` and a trailer `x-extra` |
  /// | Fields | answers with the request's header fields, `name=value` a line |
  /// | Count | server streaming: the request is `COUNT BYTES`; that many messages of that size |
  /// | Sum | client streaming: answers with the number of messages and of their bytes |
  /// | Chat | bidirectional: each message comes back |
  /// | AsyncChat | the same, as an async function |
  /// | Watch | server streaming: one message, and then nothing until the server drains |
  package static var echo: MethodTable {
    var table = MethodTable()
    table.register("/echo.Echo/Unary", .unary { request, _ in .reply(Array(request)) })
    table.register(
      "/echo.Echo/Later",
      .unary { request, _ in
        let message = Array(request)
        return .later { .success(message) }
      })
    table.register(
      "/echo.Echo/Sleep",
      .unary { request, _ in
        let milliseconds = Int(String(decoding: request, as: UTF8.self)) ?? 0
        return .later {
          do {
            try await Task.sleep(for: .milliseconds(milliseconds))
            return .success(Array("slept".utf8))
          } catch {
            return .failure(Status(.cancelled, "the sleeper was woken"))
          }
        }
      })
    table.register(
      "/echo.Echo/Fail",
      .unary { request, _ in
        let words = String(decoding: request, as: UTF8.self).split(separator: " ", maxSplits: 1)
        let code = words.first.flatMap { Int($0) }.flatMap(Status.Code.init(rawValue:)) ?? .unknown
        return .fail(
          Status(
            code, words.count > 1 ? String(words[1]) : "", details: Array("details".utf8),
            metadata: ["x-extra": "extra"]))
      })
    table.register(
      "/echo.Echo/Fields",
      .unary { _, context in
        .reply(Array(context.metadata.entries.map { "\($0.name)=\($0.value)\n" }.joined().utf8))
      })
    table.register("/echo.Echo/Count", .stream(.server) { _, _ in CountHandler() })
    table.register("/echo.Echo/Sum", .stream(.client) { _, handle in SumHandler(handle) })
    table.register("/echo.Echo/Chat", .stream(.bidirectional) { _, handle in ChatHandler(handle) })
    table.register(
      "/echo.Echo/AsyncChat",
      .stream(.bidirectional) { _, handle in
        AsyncStreamHandler(handle: handle) { requests, responses in
          for await message in requests { await responses.write(message) }
          return .ok
        }
      })
    table.register("/echo.Echo/Watch", .stream(.server) { _, handle in WatchHandler(handle) })
    return table
  }
}
