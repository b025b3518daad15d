// Requests to this server. The key is sent as a header, and kept in this tab's session storage only.

const storageName = "adaptive-threshold.key";
let key = sessionStorage.getItem(storageName) ?? "";

export const hasKey = () => key !== "";

/** Takes another key; empty forgets it. */
export function setKey(text) {
  key = text;
  if (key === "") sessionStorage.removeItem(storageName);
  else sessionStorage.setItem(storageName, key);
}

/** Headers of every request. */
export const headers = () => (key === "" ? {} : { "X-Api-Key": key });

/** What the server, or the way to it, refused. */
export class ApiError extends Error {
  constructor(status, answer, retryAfter) {
    super(answer?.error ?? (status === 0 ? "The server cannot be reached." : `The server answered ${status}.`));
    this.status = status;
    this.reason = answer?.reason ?? "";
    /** Every bad field: `{field, message}`. */
    this.faults = answer?.details ?? [];
    this.retryAfter = retryAfter;
  }

  /** What to do next, in words. */
  get advice() {
    switch (this.status) {
      case 0: return "Check that thresholdd runs and that this machine reaches it.";
      case 401: return "Give a key of this server with the button Key above.";
      case 403: return "This key may not do that: use one that is bound to this user and has the right.";
      case 409: return "Someone changed it meanwhile. Look at the values now in force, then try again.";
      case 429: return `Too many requests. Try again in ${this.retryAfter ?? "some"} s.`;
      case 503: return "The server cannot do this right now. Service health below says why.";
      default: return "";
    }
  }
}

/** Does a request and returns its `data`. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? headers() : { ...headers(), "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new ApiError(0, null);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer?.success === false) {
    throw new ApiError(response.status, answer, response.headers.get("Retry-After"));
  }
  return answer?.data ?? answer;
}

/** /health answers 503 with a full body when degraded, so that its status is no failure. */
export async function health() {
  let response;
  try {
    response = await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new ApiError(0, null);
  }
  const answer = await response.json().catch(() => null);
  if (!answer?.checks) throw new ApiError(response.status, answer);
  return answer;
}

/** A path below /api/v1 for a user, with a query of what is not empty. */
export function path(kind, user, query = {}, rest = "") {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "" && value !== undefined));
  const text = search.toString();
  return `/api/v1/${kind}/${encodeURIComponent(user)}${rest}${text === "" ? "" : `?${text}`}`;
}

/** An id that makes a repeated command harmless. Not randomUUID: that is missing where the page comes without TLS. */
export const requestId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
