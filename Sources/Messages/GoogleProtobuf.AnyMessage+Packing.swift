extension GoogleProtobuf.AnyMessage {
  /// The message, encoded, with the type URL that every implementation understands.
  package init(packing message: some Message) {
    self.init(typeURL: "type.googleapis.com/" + type(of: message).fullName, value: message.encoded())
  }

  /// The message inside, if it is of this type.
  package func unpacked<M: Message>(as type: M.Type) throws(DecodingFault) -> M? {
    guard typeURL.hasSuffix("/" + M.fullName) else { return nil }
    return try M(decoding: value)
  }
}
