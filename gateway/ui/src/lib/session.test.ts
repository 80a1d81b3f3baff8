import { expect, test } from "vitest";
import { safePath } from "./session";

test("after signing in a person goes back to a page of this app", () => {
  expect(safePath("/complaints?site=a")).toBe("/complaints?site=a");
});

test.each([null, "", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])("%j leads to the start page instead", (next) => {
  expect(safePath(next)).toBe("/");
});
