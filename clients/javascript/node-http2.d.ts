// What src/grpc uses of Node's own modules, so that checking it needs no package.

declare module "node:http2" {
  type Headers = Record<string, string | string[] | undefined>;

  interface ClientHttp2Stream extends AsyncIterable<Uint8Array> {
    readonly closed: boolean;
    readonly destroyed: boolean;
    readonly rstCode: number;
    end(bytes?: Uint8Array): void;
    write(bytes: Uint8Array): boolean;
    close(code?: number): void;
    destroy(error?: Error): void;
    on(event: "response" | "trailers", listener: (headers: Headers) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "data", listener: (bytes: Uint8Array) => void): this;
    on(event: "drain" | "close" | "end", listener: () => void): this;
    once(event: "drain" | "close" | "end", listener: () => void): this;
  }

  interface ClientHttp2Session {
    readonly closed: boolean;
    readonly destroyed: boolean;
    request(headers: Headers, options?: { endStream?: boolean }): ClientHttp2Stream;
    ping(listener: (error: Error | null) => void): boolean;
    close(): void;
    destroy(error?: Error): void;
    unref(): void;
    ref(): void;
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "close" | "goaway", listener: () => void): this;
  }

  function connect(authority: string, options?: object): ClientHttp2Session;

  const constants: {
    NGHTTP2_CANCEL: number;
    NGHTTP2_REFUSED_STREAM: number;
  };
}
