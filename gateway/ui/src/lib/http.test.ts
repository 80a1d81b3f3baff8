import { HttpResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { answer, problem } from "@/testing/server";
import { keepCsrfToken, request, whenSignedOut, whenTokenStale } from "./http";
import { fieldErrors, otherFaults, problemOf } from "./problem";

afterEach(() => {
  whenTokenStale(() => Promise.resolve());
});

test("a change carries the CSRF token and the version it was made from", async () => {
  const seen = answer("post", "/api/things", { ok: true });
  await request("POST", "/api/things", { body: { a: 1 }, revision: 7 });
  expect(seen[0]?.headers.get("X-CSRF-Token")).toBe("token-of-the-test");
  expect(seen[0]?.headers.get("If-Match")).toBe('"7"');
  expect(seen[0]?.body).toEqual({ a: 1 });
});

test("reading carries no CSRF token", async () => {
  const seen = answer("get", "/api/things", []);
  await request("GET", "/api/things", { query: { q: "a b", empty: "" } });
  expect(seen[0]?.headers.has("X-CSRF-Token")).toBe(false);
  expect(seen[0]?.url.search).toBe("?q=a+b");
});

test("a stale CSRF token is renewed and the change sent once more", async () => {
  const seen = answer("post", "/api/things", ({ headers }) => (headers.get("X-CSRF-Token") === "fresh" ? HttpResponse.json({ done: true }) : problem(403, "csrf")));
  whenTokenStale(() => {
    keepCsrfToken("fresh");
    return Promise.resolve();
  });
  await expect(request("POST", "/api/things", { body: { a: 1 } })).resolves.toEqual({ done: true });
  expect(seen).toHaveLength(2);
  expect(seen[1]?.body).toEqual({ a: 1 });
});

test("an ended session is told to the app, wrong credentials are not", async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answer("post", "/api/session", () => problem(401, "bad-credentials"));
  await expect(request("POST", "/api/session", { body: {} })).rejects.toThrow();
  expect(signedOut).not.toHaveBeenCalled();
  answer("get", "/api/things", () => problem(401, "unauthenticated"));
  await expect(request("GET", "/api/things")).rejects.toThrow();
  expect(signedOut).toHaveBeenCalledOnce();
});

test("faults are given to their fields, the rest is kept for the summary", async () => {
  const errors = [
    { field: "name", reason: "missing", message: "must not be blank" },
    { field: "secret", reason: "odd", message: "is odd" },
  ];
  answer("post", "/api/things", () => problem(400, "validation", { errors }));
  const error: unknown = await request("POST", "/api/things").catch((thrown: unknown) => thrown);
  expect(fieldErrors(error, ["name"])).toEqual({ name: "must not be blank" });
  expect(otherFaults(error, ["name"])).toEqual([errors[1]]);
  expect(problemOf(error).requestId).toBe("req-1");
});

test("an answer that is no problem document still becomes a problem", async () => {
  answer("get", "/api/things", () => new HttpResponse("<html>bad gateway</html>", { status: 502, headers: { "X-Request-Id": "req-9" } }));
  const error: unknown = await request("GET", "/api/things").catch((thrown: unknown) => thrown);
  expect(problemOf(error)).toMatchObject({ status: 502, requestId: "req-9" });
});

test("a server that cannot be reached is said to be unreachable", async () => {
  answer("get", "/api/things", () => HttpResponse.error());
  const error: unknown = await request("GET", "/api/things").catch((thrown: unknown) => thrown);
  expect(problemOf(error).type).toBe("/problems/unreachable");
});
