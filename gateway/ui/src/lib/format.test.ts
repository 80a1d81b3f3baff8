import { expect, test } from "vitest";
import { formatsOf } from "./format";

const english = formatsOf("en");

test("a share is shown in per cent, a net score in signed points", () => {
  expect(english.figure(0.8212, "PROPORTION")).toBe("82.1%");
  expect(english.figure(0.333, "NET_SCORE")).toBe("+33.3");
  expect(english.figure(-0.05, "NET_SCORE")).toBe("-5.0");
  expect(english.figure(0.8333, "MEAN")).toBe("83.3");
});

test("an interval says its unit once", () => {
  expect(english.range(0.7301, 0.8812, "PROPORTION")).toBe("73.0 – 88.1%");
  expect(english.range(0.7301, 1, "MEAN")).toBe("73.0 – 100.0");
});

test("a time is shown in the site's zone, which is named", () => {
  expect(english.dateTime("2026-07-01T10:00:00Z", "Europe/London")).toBe("1 Jul 2026, 11:00 BST");
});

test("a deadline is told in the largest unit that fits", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(english.relative("2026-11-24T12:00:00Z", now)).toBe("in 3 days");
  expect(english.relative("2026-11-21T09:00:00Z", now)).toBe("3 hours ago");
});

test("days until a deadline are those of the calendar where it is kept", () => {
  const morning = Date.parse("2026-11-30T06:40:00Z");
  expect(english.relative("2026-12-04T00:00:00Z", morning, "UTC")).toBe("in 3 days");
  expect(english.relative("2026-12-03T23:00:00Z", morning, "UTC")).toBe("in 3 days");
  expect(english.relative("2026-12-03T23:00:00Z", morning, "Asia/Tokyo")).toBe("in 4 days");
  expect(english.relative("2026-11-27T23:00:00Z", morning, "UTC")).toBe("3 days ago");
});

test("a unit goes by the number, in Western digits", () => {
  expect([english.unit(1, "day"), english.unit(2, "hour")]).toEqual(["1 day", "2 hours"]);
  expect(formatsOf("ar").unit(30, "day")).toBe("30 يومًا");
});

test("Arabic keeps Western digits", () => {
  expect(formatsOf("ar").number(1234)).toMatch(/1.?234/);
});

test("a deadline at midnight is met on the day that ends then, in the site's zone", () => {
  const midnight = "2026-11-24T05:00:00Z";
  expect(english.lastDay(midnight, "America/New_York")).toBe("23 Nov 2026");
  expect(english.endsDay(midnight, "America/New_York")).toBe(true);
  expect(english.lastDay(midnight, "UTC")).toBe("24 Nov 2026");
  expect(english.endsDay(midnight, "UTC")).toBe(false);
});

test("in Arabic what is read from left to right stays together, and the comma is its own", () => {
  const arabic = formatsOf("ar");
  expect(arabic.range(0.73, 0.88, "PROPORTION")).toMatch(/^\u2066.*\u2069$/);
  expect(arabic.fromTo("1", "2")).toBe("\u20661 → 2\u2069");
  expect(arabic.commas(["أ", "ب"])).toBe("أ، ب");
  expect(english.commas(["a", "b"])).toBe("a, b");
});

test("a month and a language are named, and a code that is none stays", () => {
  expect(english.month("2026-11-01")).toBe("Nov 2026");
  expect(english.language("es")).toBe("Spanish");
  expect(formatsOf("ar").language("en")).toBe("الإنجليزية");
  expect(english.language("not a tag")).toBe("not a tag");
});
