// Made by clients/javascript/generate from src/. Do not edit.
/** @typedef {{id: string | undefined, event: string, data: string}} ServerSentEvent */
/** Cuts a stream of text into events. Source: the HTML standard, 9.2.6. */
export class EventParser {
    /**
     * The events that `text` completes. Comments are signs of life, and nothing more.
     *
     * @param {string} text
     * @returns {ServerSentEvent[]}
     */
    push(text: string): ServerSentEvent[];
    #private;
}
export type ServerSentEvent = {
    id: string | undefined;
    event: string;
    data: string;
};
