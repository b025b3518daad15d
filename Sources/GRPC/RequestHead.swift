import HTTP2

/// What the header fields of a request mean to gRPC.
struct RequestHead {
  /// Why a request is turned away before any method sees it.
  enum Refusal {
    /// Not gRPC at all: an HTTP status without a gRPC one.
    case http(PreparedFields)
    case status(Status)
  }

  var timeout: Duration?
  /// The messages may be compressed.
  var usesGzip = false
  /// The caller understands compressed answers.
  var acceptsGzip = false

  private var isPost = false
  private var isGRPC = false
  private var acceptsTrailers = false
  private var encodingIsKnown = true
  private var timeoutIsValid = true

  /// Reads the fields; the caller's own ones are appended to `metadata`.
  ///
  /// Switches on the length of the name first, for most names have one of their own.
  init(_ fields: Fields, metadata: inout FieldBlock, path: (UnsafeRawBufferPointer) -> Void) {
    for field in fields {
      let value = field.value
      switch field.name.count {
      case 2 where field.isNamed("te"):
        acceptsTrailers = value.equals("trailers")
      case 5 where field.isNamed(":path"):
        path(value)
      case 7 where field.isNamed(":method"):
        isPost = value.equals("POST")
      case 7 where field.isNamed(":scheme"):
        break
      case 10 where field.isNamed(":authority"):
        break
      case 12 where field.isNamed("content-type"):
        isGRPC = Self.isGRPC(contentType: value)
      case 12 where field.isNamed("grpc-timeout"):
        timeout = Timeout.parse(value)
        timeoutIsValid = timeout != nil
      case 13 where field.isNamed("grpc-encoding"):
        usesGzip = value.equals("gzip")
        encodingIsKnown = usesGzip || value.equals("identity")
      case 20 where field.isNamed("grpc-accept-encoding"):
        acceptsGzip = Self.list(value, contains: "gzip")
      default:
        metadata.append(name: field.name, value: value)
      }
    }
  }

  /// The first rule that the request breaks, or `nil`.
  var refusal: Refusal? {
    if isPost, isGRPC, acceptsTrailers, encodingIsKnown, timeoutIsValid { return nil }
    if !isPost { return .http(WireFields.methodNotAllowed) }
    if !isGRPC { return .http(WireFields.unsupportedMediaType) }
    if !acceptsTrailers {
      return .status(
        Status(.internal, "the request lacks te: trailers, so trailers may not reach the caller"))
    }
    if !encodingIsKnown {
      return .status(Status(.unimplemented, "grpc-encoding is neither identity nor gzip"))
    }
    return .status(
      Status(.internal, "grpc-timeout is not one to eight digits and a unit of H, M, S, m, u, n"))
  }

  /// `application/grpc`, with `+proto`, or either with parameters; another subtype is another protocol.
  private static func isGRPC(contentType: UnsafeRawBufferPointer) -> Bool {
    if contentType.equals("application/grpc") { return true }
    let end = contentType.firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") }
    let type = UnsafeRawBufferPointer(rebasing: contentType[..<(end ?? contentType.count)])
    return type.equals("application/grpc") || type.equals("application/grpc+proto")
  }

  /// Whether a comma-separated list has `name` among its elements.
  private static func list(_ list: UnsafeRawBufferPointer, contains name: StaticString) -> Bool {
    list.split(separator: UInt8(ascii: ",")).contains { element in
      UnsafeRawBufferPointer(rebasing: element.drop { $0 == UInt8(ascii: " ") }).equals(name)
    }
  }
}
