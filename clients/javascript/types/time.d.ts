// Made by clients/javascript/generate from src/. Do not edit.
/**
 * Milliseconds as a Duration, or, of those since 1970, as a Timestamp.
 *
 * @param {number} time
 * @returns {Span}
 */
export function span(time: number): Span;
export function milliseconds({ seconds, nanos }: Partial<Span>): number;
export function date(timestamp: Partial<Span>): Date;
export function timestamp(time: Date | number | undefined): Span | undefined;
/**
 * A Timestamp or a Duration.
 */
export type Span = {
    seconds: number;
    nanos: number;
};
