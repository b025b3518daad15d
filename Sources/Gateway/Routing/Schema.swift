/// A JSON Schema (draft 2020-12, which OpenAPI 3.1 uses) of what a route takes or gives.
package struct Schema: Sendable {
  package var json: JSONValue

  package init(_ json: JSONValue) { self.json = json }

  /// A field of an object.
  package struct Property: Sendable {
    var name: String
    var schema: Schema
    var isRequired: Bool

    package static func required(_ name: String, _ schema: Schema) -> Property {
      Property(name: name, schema: schema, isRequired: true)
    }

    package static func optional(_ name: String, _ schema: Schema) -> Property {
      Property(name: name, schema: schema, isRequired: false)
    }
  }

  package static let string = Schema(["type": "string"])
  package static let boolean = Schema(["type": "boolean"])
  package static let number = Schema(["type": "number"])
  package static let integer = Schema(["type": "integer"])
  /// RFC 3339, in UTC.
  package static let timestamp = Schema(["type": "string", "format": "date-time"])
  /// Anything.
  package static let any = Schema([:])
  /// A user, a trade, a request: what `IdentifierRule` allows.
  package static let identifier = Schema([
    "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[A-Za-z0-9._:@/-]+$",
  ])
  /// A symbol, empty for the user's global scope; or an id that may be left empty.
  package static let symbol = Schema([
    "type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9._:@/-]*$",
  ])

  package static func number(in range: ClosedRange<Double>) -> Schema {
    Schema(["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)])
  }

  package static func integer(in range: ClosedRange<Int>) -> Schema {
    Schema([
      "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
      "maximum": .integer(Int64(range.upperBound)),
    ])
  }

  package static func constant(_ value: JSONValue) -> Schema { Schema(["const": value]) }

  package static func words(_ words: [String]) -> Schema {
    Schema(["type": "string", "enum": .array(words.map { .string($0) })])
  }

  package static func array(of element: Schema, count: ClosedRange<Int>? = nil) -> Schema {
    var members: [JSONValue.Member] = [.init("type", "array"), .init("items", element.json)]
    if let count {
      members.append(.init("minItems", .integer(Int64(count.lowerBound))))
      members.append(.init("maxItems", .integer(Int64(count.upperBound))))
    }
    return Schema(.object(members))
  }

  /// An object whose fields have any name and values of one kind.
  package static func dictionary(of value: Schema) -> Schema {
    Schema(["type": "object", "additionalProperties": value.json])
  }

  /// An object with these fields; others may be there.
  package static func object(_ properties: [Property]) -> Schema {
    let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    var members: [JSONValue.Member] = [
      .init("type", "object"),
      .init("properties", .object(properties.map { .init($0.name, $0.schema.json) })),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    return Schema(.object(members))
  }

  package static func oneOf(_ schemas: [Schema]) -> Schema {
    Schema(["oneOf": .array(schemas.map(\.json))])
  }

  package static func anyOf(_ schemas: [Schema]) -> Schema {
    Schema(["anyOf": .array(schemas.map(\.json))])
  }

  /// The schema of that name among the document's components (`OpenAPIDocument.components`).
  package static func reference(_ name: String) -> Schema {
    Schema(["$ref": .string("#/components/schemas/\(name)")])
  }

  /// This or null.
  package var nullable: Schema { .anyOf([self, Schema(["type": "null"])]) }

  /// With a sentence for people.
  package func described(_ text: String) -> Schema {
    guard case .object(let members) = json else { return self }
    return Schema(.object(members + [.init("description", .string(text))]))
  }
}
