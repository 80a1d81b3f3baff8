import i18next from "i18next";
import { HttpResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { answer, problem } from "@/testing/server";
import { keepCsrfToken, send, whenSignedOut, whenTokenStale } from "./http";
import { ProblemError, faultSentence, fieldErrors, otherFaults, problemOf, problemText, saidByFields } from "./problem";

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const answered = await send(new Request(new URL(path, window.location.origin), { method, body: body === undefined ? null : JSON.stringify(body) }));
  return answered.json();
}

afterEach(() => {
  whenTokenStale(() => Promise.resolve());
});

test("a change carries the CSRF token", async () => {
  const seen = answer("post", "/api/things", { ok: true });
  await call("POST", "/api/things", { a: 1 });
  expect(seen[0]?.headers.get("X-CSRF-Token")).toBe("token-of-the-test");
  expect(seen[0]?.body).toEqual({ a: 1 });
});

test("reading carries no CSRF token", async () => {
  const seen = answer("get", "/api/things", []);
  await call("GET", "/api/things");
  expect(seen[0]?.headers.has("X-CSRF-Token")).toBe(false);
});

test("a stale CSRF token is renewed and the change sent once more", async () => {
  const seen = answer("post", "/api/things", ({ headers }) => (headers.get("X-CSRF-Token") === "fresh" ? HttpResponse.json({ done: true }) : problem(403, "csrf")));
  whenTokenStale(() => {
    keepCsrfToken("fresh");
    return Promise.resolve();
  });
  await expect(call("POST", "/api/things", { a: 1 })).resolves.toEqual({ done: true });
  expect(seen).toHaveLength(2);
  expect(seen[1]?.body).toEqual({ a: 1 });
});

test("an ended session is told to the app, wrong credentials are not", async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answer("post", "/api/session", () => problem(401, "bad-credentials"));
  await expect(call("POST", "/api/session", {})).rejects.toThrow();
  expect(signedOut).not.toHaveBeenCalled();
  answer("get", "/api/things", () => problem(401, "unauthenticated"));
  await expect(call("GET", "/api/things")).rejects.toThrow();
  expect(signedOut).toHaveBeenCalledOnce();
});

test("faults are given to their fields, the rest is kept for the summary", async () => {
  const errors = [
    { field: "name", reason: "missing", message: "must not be blank" },
    { field: "secret", reason: "odd", message: "is odd" },
  ];
  answer("post", "/api/things", () => problem(400, "validation", { errors }));
  const error: unknown = await call("POST", "/api/things").catch((thrown: unknown) => thrown);
  expect(fieldErrors(error, ["name"])).toEqual({ name: "must not be blank" });
  expect(otherFaults(error, ["name"])).toEqual([errors[1]]);
  expect(problemOf(error).requestId).toBe("req-1");
});

test("faults are said without technical names, and in the reader's language", async () => {
  const fault = (field: string, reason: string) => ({ field, reason, message: `'${field}' is not right.` });
  const error = new ProblemError({ type: "/problems/validation", title: "Bad Request", status: 400, errors: [fault("contact.email", "email"), fault("site", "unknown-site"), fault("name", "odd")] });
  const fields = ["contact.email", "site", "name"];
  expect(fieldErrors(error, fields)["contact.email"]).toBe("This is not right.");
  await i18next.changeLanguage("ar");
  try {
    expect(Object.values(fieldErrors(error, fields))).toEqual(["هذا ليس عنوان بريد إلكتروني", "هذه القيمة غير معروفة", "This is not right."]);
    expect(faultSentence(fault("region.code", "missing"))).toBe("هذا الحقل مطلوب");
    expect(faultSentence(fault("region.code", "odd"))).toBe("A value is not right.");
  } finally {
    await i18next.changeLanguage("en");
  }
  expect(faultSentence(fault("region.code", "missing"))).toBe("A value is not right.");
  expect(saidByFields(error, otherFaults(error, fields))).toBe(true);
  expect(saidByFields(error, otherFaults(error, ["site"]))).toBe(false);
});

test("a refusal as a whole is told in the reader's language, and in the server's words where it is not known", async () => {
  const refusal = (reason: string) => ({ type: `/problems/${reason}`, title: "Conflict", status: 409, detail: "Said in English." });
  expect(problemText(refusal("already-thanked"))).toBe("Said in English.");
  await i18next.changeLanguage("ar");
  try {
    expect(problemText(refusal("already-thanked"))).toBe("شُكر العميل من قبل.");
    expect(problemText(refusal("odd"))).toBe("Said in English.");
    expect(problemText({ type: "/problems/odd", title: "Conflict", status: 409 })).toBeUndefined();
  } finally {
    await i18next.changeLanguage("en");
  }
});

test("an answer that is no problem document still becomes a problem", async () => {
  answer("get", "/api/things", () => new HttpResponse("<html>bad gateway</html>", { status: 502, headers: { "X-Request-Id": "req-9" } }));
  const error: unknown = await call("GET", "/api/things").catch((thrown: unknown) => thrown);
  expect(problemOf(error)).toMatchObject({ status: 502, requestId: "req-9" });
});

test("a server that cannot be reached is said to be unreachable", async () => {
  answer("get", "/api/things", () => HttpResponse.error());
  const error: unknown = await call("GET", "/api/things").catch((thrown: unknown) => thrown);
  expect(problemOf(error).type).toBe("/problems/unreachable");
});
