import { expect, test } from "vitest";
import { periodOf, periodParams } from "./period";

const TODAY = new Date("2026-11-21T15:00:00Z");
const NONE = { period: "", from: "", to: "" };

test("without a choice the last 13 weeks are shown, today included", () => {
  expect(periodOf(NONE, TODAY)).toEqual({ name: "91d", from: "2026-08-23", to: "2026-11-21" });
});

test("two dates in the address are a period of their own", () => {
  expect(periodOf({ ...NONE, from: "2026-01-01", to: "2026-01-31" }, TODAY)).toEqual({ name: "custom", from: "2026-01-01", to: "2026-01-31" });
});

test("dates in the wrong order are turned round", () => {
  expect(periodOf({ period: "custom", from: "2026-02-01", to: "2026-01-01" }, TODAY)).toMatchObject({ from: "2026-01-01", to: "2026-02-01" });
});

test("nonsense in the address falls back", () => {
  expect(periodOf({ period: "banana", from: "x", to: "y" }, TODAY, "28d")).toEqual({ name: "28d", from: "2026-10-25", to: "2026-11-21" });
});

test("a period goes to another page as it came", () => {
  const period = periodOf({ period: "custom", from: "2026-01-01", to: "2026-01-31" }, TODAY);
  expect(periodOf({ ...NONE, ...periodParams(period) }, TODAY)).toEqual(period);
});
