/// The OpenAPI 3.1 document, assembled from the route table, so that it cannot say anything else than what is served.
enum OpenAPIDocument {
  /// The route that serves the document of `routes` and of itself.
  static func route(describing routes: [Route], version: String) -> Route {
    var own = Route(
      .get, "/openapi.json", access: .open,
      Operation(
        id: "openapi", tag: "Documents", summary: "This document",
        responses: [.init(200, "The document", .object([.required("openapi", .string)]))])
    ) { _ in Answer(status: 500, mediaType: Answer.json, body: .bytes([])) }
    let document = Answer.json(text(of: routes + [own], version: version))
    own.respond = { _ in document }
    return own
  }

  private static func text(of routes: [Route], version: String) -> JSONValue {
    var paths: [JSONValue.Member] = []
    for route in routes.sorted(by: { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }) {
      let operation = JSONValue.Member(route.method.rawValue.lowercased(), operation(of: route))
      if let index = paths.firstIndex(where: { $0.name == route.path }),
        case .object(let members) = paths[index].value
      {
        paths[index].value = .object(members + [operation])
      } else {
        paths.append(.init(route.path, .object([operation])))
      }
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "AdaptiveThreshold",
        "description": "Thresholds for trading signals that learn from outcomes.",
        "version": .string(version),
      ],
      "servers": [["url": "/"]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(components.map { .init($0.name, $0.schema.json) }),
        "securitySchemes": [
          "bearer": ["type": "http", "scheme": "bearer"],
          "apiKey": ["type": "apiKey", "in": "header", "name": "x-api-key"],
          "adminKey": ["type": "apiKey", "in": "header", "name": "X-Admin-Key"],
        ],
      ],
    ]
  }

  private static func operation(of route: Route) -> JSONValue {
    let operation = route.operation
    var members: [JSONValue.Member] = [
      .init("operationId", .string(operation.id)), .init("tags", [.string(operation.tag)]),
      .init("summary", .string(operation.summary)),
    ]
    if !operation.description.isEmpty { members.append(.init("description", .string(operation.description))) }
    if case .keyed = route.access {
      // Any of the three; none where no key is configured.
      members.append(.init("security", [["bearer": []], ["apiKey": []], ["adminKey": []], [:]]))
    }
    let parameters = pathParameters(of: route.path) + operation.parameters.map(parameter)
    if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
    if let body = operation.body {
      // What may be left out may be null too.
      let schema = body.isRequired ? body.schema : body.schema.nullable
      members.append(
        .init(
          "requestBody",
          ["required": .bool(body.isRequired), "content": [Answer.json: ["schema": schema.json]]]))
    }
    members.append(.init("responses", responses(of: route)))
    return .object(members)
  }

  private static func pathParameters(of path: String) -> [JSONValue] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
      [
        "name": .string(String(part.dropFirst().dropLast())), "in": "path", "required": true,
        "schema": Schema.identifier.json,
      ]
    }
  }

  private static func parameter(_ parameter: Operation.Parameter) -> JSONValue {
    [
      "name": .string(parameter.name), "in": .string(parameter.place),
      "required": .bool(parameter.isRequired),
      "description": .string(parameter.description), "schema": parameter.schema.json,
    ]
  }

  private static func responses(of route: Route) -> JSONValue {
    var members: [JSONValue.Member] = []
    for (status, group) in Dictionary(grouping: route.operation.responses, by: \.status).sorted(by: {
      $0.key < $1.key
    }) {
      let content = group.map { JSONValue.Member($0.mediaType, ["schema": $0.schema.json]) }
      members.append(
        .init("\(status)", ["description": .string(group[0].description), "content": .object(content)]))
    }
    for (status, description) in errors(of: route) where !members.contains(where: { $0.name == "\(status)" })
    {
      members.append(.init("\(status)", error(description, at: status)))
    }
    members.append(.init("default", error("Another error", at: nil)))
    return .object(members)
  }

  /// The errors that follow from what a route is.
  private static func errors(of route: Route) -> [(Int, String)] {
    var errors: [(Int, String)] = []
    let hasInput =
      route.operation.body != nil || !route.operation.parameters.isEmpty || route.path.contains("{")
    if hasInput { errors.append((400, "Fields are wrong; `details` names them all")) }
    if case .keyed = route.access {
      errors += [
        (401, "The key is missing or wrong"), (403, "The key lacks the right, or is not bound to this user"),
        (429, "Too many calls; come again after `Retry-After` seconds"),
        (503, "Storage is out of reach; come again after `Retry-After` seconds"),
      ]
    }
    if route.operation.body != nil {
      errors += [(413, "The body is too long"), (415, "The body is not said to be JSON")]
    }
    return errors
  }

  private static func error(_ description: String, at status: Int?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("description", .string(description)),
      .init("content", [Answer.json: ["schema": Schema.reference("Error").json]]),
    ]
    if status == 429 || status == 503 {
      members.append(
        .init(
          "headers",
          ["Retry-After": ["description": "Seconds", "schema": Schema.integer(in: 1...86_400).json]]))
    }
    return .object(members)
  }
}
