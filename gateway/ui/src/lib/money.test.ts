import { expect, test } from "vitest";
import { formatsOf } from "./format";
import { decimalsOf, majorOf, minorOf } from "./money";

test("an amount is counted in the smallest unit of its currency", () => {
  expect(minorOf(12.5, "EUR")).toBe(1250);
  expect(minorOf("0.29", "EUR")).toBe(29);
  expect(minorOf(500, "JPY")).toBe(500);
  expect(minorOf(1.5, "KWD")).toBe(1500);
  expect(minorOf("", "EUR")).toBeNull();
  expect(minorOf(-1, "EUR")).toBeNull();
  expect(majorOf(1250, "EUR")).toBe(12.5);
  expect(decimalsOf("JPY")).toBe(0);
});

test("money is told with its currency", () => {
  expect(formatsOf("en").money(1250, "EUR")).toBe("€12.50");
  expect(formatsOf("ar").money(500, "JPY")).toMatch(/500/);
});
