// Made by clients/javascript/generate from src/. Do not edit.
/**
 * The error that a call ended with; undefined if it ended well.
 *
 * @param {Headers | undefined} response The headers that an answer begins with.
 * @param {Headers | undefined} trailers
 * @returns {ThresholdError | undefined}
 */
export function failure(response: Headers | undefined, trailers: Headers | undefined): ThresholdError | undefined;
export function brokeOff(why: string): ThresholdError;
export type Headers = import("node:http2").Headers;
export type Code = import("../errors.js").Code;
import { ThresholdError } from "../errors.js";
