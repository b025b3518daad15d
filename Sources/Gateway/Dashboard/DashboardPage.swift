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

  private static let script = "text/javascript; charset=utf-8"

  private static let index = File("text/html; charset=utf-8", PackageResources.index_html)

  private static let files: [String: File] = [
    "style.css": File("text/css; charset=utf-8", PackageResources.style_css),
    "icon.svg": File("image/svg+xml", PackageResources.icon_svg),
    "actions.js": File(script, PackageResources.actions_js),
    "api.js": File(script, PackageResources.api_js),
    "chart.js": File(script, PackageResources.chart_js),
    "current-panel.js": File(script, PackageResources.current_panel_js),
    "decisions-panel.js": File(script, PackageResources.decisions_panel_js),
    "dialog.js": File(script, PackageResources.dialog_js),
    "dom.js": File(script, PackageResources.dom_js),
    "equity-panel.js": File(script, PackageResources.equity_panel_js),
    "format.js": File(script, PackageResources.format_js),
    "health-panel.js": File(script, PackageResources.health_panel_js),
    "history-panel.js": File(script, PackageResources.history_panel_js),
    "journal-panel.js": File(script, PackageResources.journal_panel_js),
    "main.js": File(script, PackageResources.main_js),
    "performance-panel.js": File(script, PackageResources.performance_panel_js),
    "stream.js": File(script, PackageResources.stream_js),
    "theme.js": File(script, PackageResources.theme_js),
  ]

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
      ) { call in Self.answer(Self.index, call) },
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
        guard let file = Self.files[call.parameter("file")] else {
          throw Refusal(.notFound, "NOT_FOUND", "the dashboard has no such file")
        }
        return Self.answer(file, call)
      },
    ]
  }

  /// The file, or that the browser's copy is still right: it asks each time, since no name carries a version.
  private static func answer(_ file: File, _ call: Call) -> Answer {
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
