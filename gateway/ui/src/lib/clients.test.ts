import { expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { type ResponseQuery, bodyOf, feedback, gateway, given, ifMatch } from "./clients";
import { hasReason } from "./problem";

test("empty filters are not asked for", async () => {
  const seen = answer("get", "/api/feedback/responses", { items: [], next: null });
  await feedback.GET("/api/feedback/responses", { params: { query: given<ResponseQuery>({ site: "a", q: "", after: undefined, limit: 50 }) } });
  expect(seen[0]?.url.search).toBe("?site=a&limit=50");
});

test("a change names the version it was made from, and carries the CSRF token", async () => {
  const seen = answer("post", "/api/directory/sites/a/close", { code: "a" });
  await gateway.POST("/api/directory/sites/{code}/close", { params: { path: { code: "a" }, header: ifMatch(7) } });
  expect(seen[0]?.headers.get("If-Match")).toBe('"7"');
  expect(seen[0]?.headers.get("X-CSRF-Token")).toBe("token-of-the-test");
});

test("a refusal is thrown as its problem, never answered as data", async () => {
  answer("get", "/api/setup", () => problem(503, "unavailable"));
  const error: unknown = await bodyOf(gateway.GET("/api/setup")).catch((thrown: unknown) => thrown);
  expect(hasReason(error, "unavailable")).toBe(true);
});

test("an address cannot be left through a parameter", async () => {
  const seen = answer("get", "/api/directory/sites/:code", { code: "x" });
  await gateway.GET("/api/directory/sites/{code}", { params: { path: { code: "../staff" } } });
  expect(seen[0]?.url.pathname).toBe("/api/directory/sites/..%2Fstaff");
});
