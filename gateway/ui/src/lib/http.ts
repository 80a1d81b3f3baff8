import { type Problem, ProblemError, reasonOf } from "./problem";

const TIMEOUT_MS = 20_000;
/** A file of many pages is laid out before its first byte comes. */
const FILE_TIMEOUT_MS = 120_000;
const UPLOAD_TIMEOUT_MS = 600_000;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

let csrfToken: string | null = null;
let signedOut: () => void = () => undefined;
let renewSession: (() => Promise<void>) | null = null;

export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Called when the server no longer knows the session, so that the app can lead to the sign-in page. */
export function whenSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Called when the CSRF token is refused, which happens after a sign-in in another tab; the request is then sent once more. */
export function whenTokenStale(renew: () => Promise<void>): void {
  renewSession = renew;
}

async function readProblem(response: Response): Promise<Problem> {
  const requestId = response.headers.get("X-Request-Id") ?? undefined;
  const plain: Problem = { type: `/problems/status-${response.status}`, title: response.statusText || `HTTP ${response.status}`, status: response.status };
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { ...plain, requestId, ...body } : { ...plain, requestId };
  } catch {
    return { ...plain, requestId };
  }
}

function patience(request: Request): number {
  if (request.headers.get("Content-Type") === "application/octet-stream") {
    return UPLOAD_TIMEOUT_MS;
  }
  return request.headers.get("Accept")?.startsWith("application/pdf") ? FILE_TIMEOUT_MS : TIMEOUT_MS;
}

async function attempt(request: Request): Promise<Response> {
  if (!SAFE.has(request.method) && csrfToken !== null) {
    request.headers.set("X-CSRF-Token", csrfToken);
  }
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(patience(request))]) });
  } catch (error) {
    if (request.signal.aborted) {
      throw error;
    }
    throw new ProblemError({ type: "/problems/unreachable", title: "The server cannot be reached", status: 0 });
  }
}

/** The one way to the network: adds the CSRF token, knows a time limit, and throws a problem for every answer that is not a success. */
export async function send(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await attempt(request);
  if (response.ok) {
    return response;
  }
  const problem = await readProblem(response);
  if (reasonOf(problem) === "csrf" && renewSession !== null) {
    await renewSession();
    const second = await attempt(spare);
    if (second.ok) {
      return second;
    }
    throw new ProblemError(await readProblem(second));
  }
  if (reasonOf(problem) === "unauthenticated") {
    signedOut();
  }
  throw new ProblemError(problem);
}
