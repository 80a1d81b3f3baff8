import { HttpResponse, type JsonBodyType, http } from "msw";
import { setupServer } from "msw/node";
import { aSite } from "./samples";

export const server = setupServer(
  http.get("*/api/directory/sites", () => HttpResponse.json({ items: [aSite(), aSite({ code: "south-bay", name: "Bay Hospital", region: { code: "south", name: "South" } })], next: null })),
  http.get("*/api/directory/sites/:code/units", () => HttpResponse.json({ units: [], revision: 0 })),
  http.get("*/api/complaints", () => HttpResponse.json({ items: [], next: null })),
  http.get("*/api/complaints/promises/kept-rate", () => HttpResponse.json({ kept: 0, base: 0, rate: null, low: null, high: null })),
  http.get("*/api/complaints/:id/files", () => HttpResponse.json([])),
  http.get("*/api/complaints/:id/duplicates", () => HttpResponse.json([])),
  http.get("*/api/complaints/:id/contact-plan", () => HttpResponse.json({ plan: null, proposal: null, covered: [], replyBy: null })),
  http.get("*/api/complaints/:id/corrective", () => HttpResponse.json({ rootCause: null, today: "2026-11-20", actions: [] })),
  http.get("*/api/complaints/root-causes", () => HttpResponse.json([])),
  http.get("*/api/complaints/filters", () => HttpResponse.json([])),
  http.get("*/api/complaints/:id/mails", () => HttpResponse.json([])),
  http.get("*/api/feedback/moderation/count", () => HttpResponse.json({ comments: 0, more: false })),
);

export interface Seen {
  url: URL;
  headers: Headers;
  body: unknown;
}

type Method = "get" | "post" | "put" | "delete";
type Answer = JsonBodyType | ((request: Seen) => Response | Promise<Response>);

/** Answers one path and keeps what was asked, newest last. */
export function answer(method: Method, path: string, body: Answer, status = 200): Seen[] {
  const seen: Seen[] = [];
  server.use(
    http[method](`*${path}`, async ({ request }) => {
      const text = await request.text();
      const asked = { url: new URL(request.url), headers: request.headers, body: parsed(text) };
      seen.push(asked);
      return typeof body === "function" ? body(asked) : status === 204 ? new HttpResponse(null, { status }) : HttpResponse.json(body, { status });
    }),
  );
  return seen;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function problem(status: number, reason: string, more: Record<string, JsonBodyType> = {}): Response {
  return HttpResponse.json({ type: `/problems/${reason}`, title: reason, status, requestId: "req-1", ...more }, { status, headers: { "Content-Type": "application/problem+json" } });
}
