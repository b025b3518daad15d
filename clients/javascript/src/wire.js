// The numbers and blocks that protocol buffers are written in.

/** Bytes that are no message of the type. */
export class WireError extends Error {
  name = "WireError";
}

/** How a value is written. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };

/** Collects what is written. */
export class Writer {
  #bytes = new Uint8Array(64);
  #length = 0;

  get bytes() {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes room for `count` bytes and returns where it begins.
   * @param {number} count */
  #take(count) {
    const begin = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length));
      larger.set(this.#bytes.subarray(0, begin));
      this.#bytes = larger;
    }
    return begin;
  }

  /**
   * @param {number} number
   * @param {number} type
   */
  tag(number, type) {
    this.varint(number * 8 + type);
  }

  /** A whole number from 0 to 2^53 - 1.
   * @param {number} value */
  varint(value) {
    while (value > 127) {
      const begin = this.#take(1);
      this.#bytes[begin] = (value % 128) + 128;
      value = Math.floor(value / 128);
    }
    const begin = this.#take(1);
    this.#bytes[begin] = value;
  }

  /** A safe integer, a negative one in its two's complement of 64 bits.
   * @param {number} value */
  int64(value) {
    if (value >= 0) return this.varint(value);
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest > 127n) {
      const begin = this.#take(1);
      this.#bytes[begin] = Number(rest & 127n) + 128;
      rest >>= 7n;
    }
    const begin = this.#take(1);
    this.#bytes[begin] = Number(rest);
  }

  /** @param {number} value */
  double(value) {
    const begin = this.#take(8);
    new DataView(this.#bytes.buffer).setFloat64(begin, value, true);
  }

  /** Bytes with their length before them.
   * @param {Uint8Array} bytes */
  block(bytes) {
    this.varint(bytes.length);
    const begin = this.#take(bytes.length);
    this.#bytes.set(bytes, begin);
  }
}

/** Reads bytes from their beginning; throws a WireError where they end too early. */
export class Reader {
  #bytes;
  #view;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd() {
    return this.#at >= this.#bytes.length;
  }

  /** @param {number} count */
  #take(count) {
    const begin = this.#at;
    if (count > this.#bytes.length - begin) throw new WireError("a message ends too early");
    this.#at += count;
    return begin;
  }

  /** The 64 bits of a varint, as two halves without sign. */
  #halves() {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#bytes[this.#take(1)];
      const bits = byte & 127;
      if (shift < 28) low += bits * 2 ** shift;
      else if (shift === 28) {
        low += (bits & 15) * 2 ** 28;
        high += bits >> 4;
      } else high += bits * 2 ** (shift - 32);
      if (byte < 128) return [low, high % 2 ** 32];
    }
    throw new WireError("a number has more than ten bytes");
  }

  varint() {
    const [low, high] = this.#halves();
    return exact(high * 2 ** 32 + low);
  }

  int64() {
    const [low, high] = this.#halves();
    return exact((high | 0) * 2 ** 32 + low);
  }

  int32() {
    return this.#halves()[0] | 0;
  }

  double() {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** Bytes after their length; shares their memory.
   * @param {number} type */
  block(type) {
    if (type !== wire.bytes) throw new WireError(`a field has wire type ${type}`);
    const length = this.varint();
    const begin = this.#take(length);
    return this.#bytes.subarray(begin, begin + length);
  }

  /** @param {number} type */
  skip(type) {
    if (type === wire.varint) this.#halves();
    else if (type === wire.fixed64) this.#take(8);
    else if (type === wire.bytes) this.block(type);
    else if (type === wire.fixed32) this.#take(4);
    else throw new WireError(`a field has wire type ${type}`);
  }
}

/** @param {number} value */
function exact(value) {
  if (!Number.isSafeInteger(value)) throw new WireError(`${value} is beyond what a number holds exactly`);
  return value;
}
