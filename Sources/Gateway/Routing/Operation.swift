/// What the OpenAPI document says of one route.
package struct Operation: Sendable {
  /// A parameter of the query or a header; those of the path follow from the path.
  package struct Parameter: Sendable {
    package var name: String
    /// `query` or `header`.
    package var place: String
    package var schema: Schema
    package var description: String
    package var isRequired = false

    package static func query(_ name: String, _ schema: Schema, _ description: String) -> Parameter {
      Parameter(name: name, place: "query", schema: schema, description: description)
    }
  }

  /// The body of a request.
  package struct Body: Sendable {
    package var schema: Schema
    package var isRequired: Bool

    package static func required(_ schema: Schema) -> Body { Body(schema: schema, isRequired: true) }
    package static func optional(_ schema: Schema) -> Body { Body(schema: schema, isRequired: false) }
  }

  /// One answer that is no error of the documented shape.
  package struct Response: Sendable {
    package var status: Int
    package var description: String
    package var mediaType: String
    package var schema: Schema

    package init(
      _ status: Int, _ description: String, mediaType: String = "application/json", _ schema: Schema
    ) {
      self.status = status
      self.description = description
      self.mediaType = mediaType
      self.schema = schema
    }
  }

  /// Unique, in camel case.
  package var id: String
  package var tag: String
  /// A line.
  package var summary: String
  /// More, in Markdown, if there is more to say.
  package var description: String
  package var parameters: [Parameter]
  /// `nil`: a body is not read.
  package var body: Body?
  package var responses: [Response]

  package init(
    id: String, tag: String, summary: String, description: String = "", parameters: [Parameter] = [],
    body: Body? = nil, responses: [Response]
  ) {
    self.id = id
    self.tag = tag
    self.summary = summary
    self.description = description
    self.parameters = parameters
    self.body = body
    self.responses = responses
  }

  /// An operation that answers 200 with `{"success":true,"data":...}`.
  package init(
    id: String, tag: String, summary: String, description: String = "", parameters: [Parameter] = [],
    body: Body? = nil, data: Schema
  ) {
    let envelope = Schema.object([.required("success", .constant(true)), .required("data", data)])
    self.init(
      id: id, tag: tag, summary: summary, description: description, parameters: parameters, body: body,
      responses: [Response(200, "Done", envelope)])
  }
}
