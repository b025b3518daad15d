// Made by clients/javascript/generate from src/. Do not edit.
/**
 * Makes a message's type from its fields.
 *
 * @param {Field[]} fields
 * @returns {MessageType<any>}
 */
export function messageType(fields: Field[]): MessageType<any>;
export { WireError };
/**
 * What a value is: a scalar, a number of an enum, or a function that returns a message's type. A function, because two
 * messages may name each other.
 */
export type Kind = "double" | "bool" | "string" | "bytes" | "int32" | "int64" | "uint32" | "uint64" | "enum" | (() => MessageType<any>);
/**
 * Name, number, kind and shape of a field. A plain field that is absent has its zero; an optional one is undefined.
 */
export type Field = [name: string, number: number, kind: Kind, shape: "plain" | "optional" | "repeated" | "map"];
/**
 * What may be given for a message: anything absent is absent, at any depth.
 */
export type Draft<T> = T extends Uint8Array ? T : T extends (infer E)[] ? Draft<E>[] : T extends object ? T extends infer T_1 ? { [K in keyof T_1]?: Draft<T[K]> | undefined; } : never : T;
/**
 * A message's way to and from bytes.
 */
export type MessageType<T> = {
    /**
     *   Throws a TypeError for a value of another kind, a RangeError for a number that does not fit.
     */
    encode: (value: Draft<T>) => Uint8Array;
    /**
     * Throws a WireError for what is no such message. Unknown fields are skipped.
     */
    decode: (bytes: Uint8Array) => T;
};
/**
 * A method of a service.
 */
export type Method<Q, A> = {
    path: string;
    request: MessageType<Q>;
    response: MessageType<A>;
};
import { WireError } from "./wire.js";
