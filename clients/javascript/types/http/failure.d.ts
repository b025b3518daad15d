// Made by clients/javascript/generate from src/. Do not edit.
/**
 * @param {Response} response
 * @returns {Promise<ThresholdError>}
 */
export function failure(response: Response): Promise<ThresholdError>;
export function codeOf(reason: string): import("../errors.js").Code;
export type Code = import("../errors.js").Code;
import { ThresholdError } from "../errors.js";
