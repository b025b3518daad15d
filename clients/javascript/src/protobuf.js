// Protocol buffers, as far as proto/ uses them: tables of fields in, bytes and plain objects out.

import { Reader, wire, WireError, Writer } from "./wire.js";

export { WireError };

/**
 * What a value is: a scalar, a number of an enum, or a function that returns a message's type. A function, because two
 * messages may name each other.
 *
 * @typedef {"double" | "bool" | "string" | "bytes" | "int32" | "int64" | "uint32" | "uint64" | "enum" | (() => MessageType<any>)} Kind
 */

/**
 * Name, number, kind and shape of a field. A plain field that is absent has its zero; an optional one is undefined.
 *
 * @typedef {[name: string, number: number, kind: Kind, shape: "plain" | "optional" | "repeated" | "map"]} Field
 */

/**
 * What may be given for a message: anything absent is absent, at any depth.
 *
 * @template T
 * @typedef {T extends Uint8Array ? T : T extends (infer E)[] ? Draft<E>[] : T extends object ? {[K in keyof T]?: Draft<T[K]>} : T} Draft
 */

/**
 * A message's way to and from bytes.
 *
 * @template T
 * @typedef {object} MessageType
 * @property {(value: Draft<T>) => Uint8Array} encode
 *   Throws a TypeError for a value of another kind, a RangeError for a number that does not fit.
 * @property {(bytes: Uint8Array) => T} decode Throws a WireError for what is no such message. Unknown fields are skipped.
 */

/**
 * A method of a service.
 *
 * @template Q, A
 * @typedef {object} Method
 * @property {string} path
 * @property {MessageType<Q>} request
 * @property {MessageType<A>} response
 */

const depthMax = 100;
const utf8 = { encode: new TextEncoder(), decode: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }) };

/**
 * Makes a message's type from its fields.
 *
 * @param {Field[]} fields
 * @returns {MessageType<any>}
 */
export function messageType(fields) {
  const byNumber = new Map(fields.map((field) => [field[1], field]));
  const type = {
    fields,
    encode(/** @type {any} */ value) {
      const writer = new Writer();
      writeFields(writer, fields, value);
      return writer.bytes;
    },
    decode(/** @type {Uint8Array} */ bytes) {
      return readFields(new Reader(bytes), fields, byNumber, 0);
    },
    readFrom(/** @type {Reader} */ reader, /** @type {number} */ depth) {
      return readFields(reader, fields, byNumber, depth);
    },
  };
  return type;
}

/** @param {Kind} kind */
function wireType(kind) {
  if (kind === "double") return wire.fixed64;
  return typeof kind === "function" || kind === "string" || kind === "bytes" ? wire.bytes : wire.varint;
}

/** @param {Kind} kind */
function zero(kind) {
  if (kind === "bool") return false;
  if (kind === "string") return "";
  if (kind === "bytes") return new Uint8Array();
  return 0;
}

// Writing

/**
 * @param {Writer} writer
 * @param {Field[]} fields
 * @param {any} message
 */
function writeFields(writer, fields, message) {
  if (typeof message !== "object" || message === null) throw new TypeError(`${message} is no message`);
  for (const [name, number, kind, shape] of fields) {
    const value = message[name];
    if (value === undefined || value === null) continue;
    try {
      if (shape === "repeated") {
        for (const each of value) writeField(writer, number, kind, each);
      } else if (shape === "map") {
        for (const [key, each] of Object.entries(value)) {
          const entry = new Writer();
          writeField(entry, 1, "string", key);
          writeField(entry, 2, kind, each);
          writer.tag(number, wire.bytes);
          writer.block(entry.bytes);
        }
      } else if (shape === "optional" || !isZero(value)) {
        writeField(writer, number, kind, value);
      }
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
}

/** A plain field's zero is not sent. Minus zero is another number.
 * @param {unknown} value */
function isZero(value) {
  return Object.is(value, 0) || value === false || value === "" || (value instanceof Uint8Array && value.length === 0);
}

/**
 * @param {Writer} writer
 * @param {number} number
 * @param {Kind} kind
 * @param {any} value
 */
function writeField(writer, number, kind, value) {
  writer.tag(number, wireType(kind));
  if (typeof kind === "function") return writer.block(kind().encode(value));
  switch (kind) {
    case "string":
      return writer.block(utf8.encode.encode(checked(value, "string")));
    case "bytes":
      if (!(value instanceof Uint8Array)) throw new TypeError("must be a Uint8Array");
      return writer.block(value);
    case "bool":
      return writer.varint(checked(value, "boolean") ? 1 : 0);
    case "double":
      return writer.double(checked(value, "number"));
    case "int32":
    case "enum":
      return writer.int64(integer(value, -(2 ** 31), 2 ** 31 - 1));
    case "uint32":
      return writer.varint(integer(value, 0, 2 ** 32 - 1));
    case "int64":
      return writer.int64(integer(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
    case "uint64":
      return writer.int64(integer(value, 0, Number.MAX_SAFE_INTEGER));
  }
}

/**
 * @param {any} value
 * @param {"string" | "boolean" | "number"} type
 */
function checked(value, type) {
  if (typeof value !== type) throw new TypeError(`must be a ${type}, not ${value === null ? "null" : typeof value}`);
  return value;
}

/**
 * @param {any} value
 * @param {number} lowest
 * @param {number} highest
 */
function integer(value, lowest, highest) {
  if (!Number.isInteger(checked(value, "number")) || value < lowest || value > highest) {
    throw new RangeError(`${value} is no integer from ${lowest} to ${highest}`);
  }
  return value;
}

// Reading

/**
 * @param {Reader} reader
 * @param {Field[]} fields
 * @param {Map<number, Field>} byNumber
 * @param {number} depth
 * @returns {any}
 */
function readFields(reader, fields, byNumber, depth) {
  if (depth > depthMax) throw new WireError("messages are nested too deeply");
  /** @type {any} */
  const message = {};
  for (const [name, , kind, shape] of fields) {
    if (shape === "repeated") message[name] = [];
    // Without a prototype: a key may be any word, such as __proto__.
    else if (shape === "map") message[name] = Object.create(null);
    else if (shape === "plain") message[name] = zero(kind);
  }
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    const number = Math.floor(tag / 8);
    const type = tag % 8;
    if (number === 0) throw new WireError("a field has no number");
    const field = byNumber.get(number);
    if (field === undefined) {
      reader.skip(type);
      continue;
    }
    const [name, , kind, shape] = field;
    if (shape === "map") {
      const [key, value] = readEntry(new Reader(reader.block(type)), kind, depth);
      message[name][key] = value;
    } else if (shape === "repeated" && type === wire.bytes && wireType(kind) !== wire.bytes) {
      const packed = new Reader(reader.block(type));
      while (!packed.isAtEnd) message[name].push(readValue(packed, kind, wireType(kind), depth));
    } else {
      const value = readValue(reader, kind, type, depth);
      if (shape === "repeated") message[name].push(value);
      else message[name] = value;
    }
  }
  return message;
}

/**
 * @param {Reader} reader
 * @param {Kind} kind
 * @param {number} depth
 */
function readEntry(reader, kind, depth) {
  let key = "";
  let value = typeof kind === "function" ? kind().decode(new Uint8Array()) : zero(kind);
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    if (tag >> 3 === 1) key = readValue(reader, "string", tag % 8, depth);
    else if (tag >> 3 === 2) value = readValue(reader, kind, tag % 8, depth);
    else reader.skip(tag % 8);
  }
  return [key, value];
}

/**
 * @param {Reader} reader
 * @param {Kind} kind
 * @param {number} type
 * @param {number} depth
 * @returns {any}
 */
function readValue(reader, kind, type, depth) {
  if (type !== wireType(kind)) throw new WireError(`a field has wire type ${type}`);
  if (typeof kind === "function") {
    // What is nested counts its depth; `MessageType` does not show that to callers.
    return /** @type {any} */ (kind()).readFrom(new Reader(reader.block(type)), depth + 1);
  }
  switch (kind) {
    case "string":
      try {
        return utf8.decode.decode(reader.block(type));
      } catch {
        throw new WireError("text is not UTF-8");
      }
    case "bytes":
      return reader.block(type).slice();
    case "double":
      return reader.double();
    case "bool":
      return reader.varint() !== 0;
    case "int32":
    case "enum":
      return reader.int32();
    case "uint32":
      return reader.int32() >>> 0;
    case "int64":
      return reader.int64();
    case "uint64":
      return reader.varint();
  }
}
