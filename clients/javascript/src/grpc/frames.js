// gRPC's framing: a byte that says whether a message is compressed, its length in four bytes, the message.

import { ThresholdError } from "../errors.js";

const prefixLength = 5;
/** As the server's own. */
const lengthMax = 4 * 1024 * 1024;

/** A message in its frame.
 * @param {Uint8Array} message */
export function frame(message) {
  const framed = new Uint8Array(prefixLength + message.length);
  new DataView(framed.buffer).setUint32(1, message.length);
  framed.set(message, prefixLength);
  return framed;
}

/** Cuts a stream of bytes into messages. */
export class FrameReader {
  #rest = new Uint8Array();

  /**
   * The messages that `chunk` completes.
   *
   * @param {Uint8Array} chunk
   * @returns {Uint8Array[]}
   */
  push(chunk) {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const view = new DataView(bytes.buffer);
    const messages = [];
    let at = 0;
    while (bytes.length - at >= prefixLength) {
      // It was not offered.
      if (bytes[at] !== 0) throw new ThresholdError("INTERNAL", "the server compressed a message");
      const length = view.getUint32(at + 1);
      if (length > lengthMax) throw new ThresholdError("RESOURCE_EXHAUSTED", `a message has ${length} bytes`);
      const begin = at + prefixLength;
      if (bytes.length - begin < length) break;
      messages.push(bytes.subarray(begin, begin + length));
      at = begin + length;
    }
    this.#rest = bytes.subarray(at);
    return messages;
  }

  /** Whether the last message is whole. */
  get isComplete() {
    return this.#rest.length === 0;
  }
}
