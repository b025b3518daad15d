// Made by clients/javascript/generate from src/. Do not edit.
/** A message in its frame.
 * @param {Uint8Array} message */
export function frame(message: Uint8Array): Uint8Array;
/** Cuts a stream of bytes into messages. */
export class FrameReader {
    /**
     * The messages that `chunk` completes.
     *
     * @param {Uint8Array} chunk
     * @returns {Uint8Array[]}
     */
    push(chunk: Uint8Array): Uint8Array[];
    /** Whether the last message is whole. */
    get isComplete(): boolean;
    #private;
}
