internal import Engine

/// The page at / and the files it is made of, as they were compiled into the program.
struct DashboardPage {
  /// A file with what a browser needs to know of it.
  private struct File {
    var mediaType: String
    var bytes: [UInt8]
    /// Changes with the content.
    var tag: String

    init(_ mediaType: String, _ bytes: [UInt8]) {
      self.mediaType = mediaType
      self.bytes = bytes
      // FNV-1a: tells versions of our own files apart, which nobody forges.
      let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      tag = "\"\(String(hash, radix: 16))\""
    }
  }

  private static let mediaTypes = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml",
    "js": "text/javascript; charset=utf-8",
  ]

  /// By name; a file of a type that is not among ours is a mistake of ours, found by the first test.
  private static let files = Dictionary(
    uniqueKeysWithValues: PageFiles.byName.map { name, text -> (String, File) in
      let type = name.split(separator: ".").last.flatMap { mediaTypes[String($0)] }
      guard let type else { preconditionFailure("\(name) is of no type that the page may have") }
      return (name, File(type, Array(text.utf8)))
    })

  /// The page itself, which is at / and nowhere else.
  private static let indexName = "index.html"

  /// Nothing but this server's own files and routes: no inline script, no eval, no frame around the page.
  private static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'
    """

  var all: [Route] {
    [
      Route(
        .get, "/", access: .open,
        Operation(
          id: "dashboard", tag: "Documents", summary: "The dashboard, a page for people",
          responses: [.init(200, "The page", mediaType: "text/html", .string)])
      ) { call throws(Refusal) in try Self.answer(Self.files[Self.indexName], call) },
      Route(
        .get, "/dashboard/{file}", access: .open,
        Operation(
          id: "dashboardFile", tag: "Documents", summary: "A file of the dashboard",
          responses: [
            .init(200, "The file", mediaType: "text/javascript", .string),
            .init(200, "The file", mediaType: "text/css", .string),
            .init(200, "The file", mediaType: "image/svg+xml", .string),
          ])
      ) { call throws(Refusal) in
        let name = call.parameter("file")
        return try Self.answer(name == Self.indexName ? nil : Self.files[name], call)
      },
    ]
  }

  /// The file, or that the browser's copy is still right: it asks each time, since no name carries a version.
  private static func answer(_ file: File?, _ call: Call) throws(Refusal) -> Answer {
    guard let file else {
      throw Refusal(.notFound, "NOT_FOUND", "the dashboard has no such file")
    }
    let headers = [
      (name: "ETag", value: file.tag), (name: "Cache-Control", value: "no-cache"),
      (name: "Content-Security-Policy", value: policy), (name: "X-Content-Type-Options", value: "nosniff"),
      (name: "Referrer-Policy", value: "no-referrer"),
    ]
    if call.header("If-None-Match") == file.tag {
      return Answer(status: 304, mediaType: file.mediaType, headers: headers, body: .bytes([]))
    }
    return Answer(mediaType: file.mediaType, headers: headers, body: .bytes(file.bytes))
  }
}
