/// What is wrong with one field of a request.
package struct FieldFault: Sendable, Equatable {
  /// Its path, such as `trades[3].closed_at`.
  package var field: String
  /// For people; completes "FIELD ...", such as "is required".
  package var description: String

  package init(_ field: String, _ description: String) {
    self.field = field
    self.description = description
  }
}
