import { expect, test } from "vitest";
import { instantOf, localOf } from "./zoned";

test.each([
  ["2026-11-28T09:30", "UTC", "2026-11-28T09:30:00.000Z"],
  ["2026-07-01T09:30", "Europe/London", "2026-07-01T08:30:00.000Z"],
  ["2026-11-28T00:00", "America/New_York", "2026-11-28T05:00:00.000Z"],
  ["2026-11-28T09:30", "Asia/Kathmandu", "2026-11-28T03:45:00.000Z"],
  ["2026-10-25T03:30", "Europe/Berlin", "2026-10-25T02:30:00.000Z"],
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
])("%s by the clocks of %s", (local, zone, instant) => {
  expect(instantOf(local, zone)).toBe(instant);
  expect(localOf(instant, zone)).toBe(local);
});

test("every hour that the clocks of a zone show is found again, over both changes of a year", () => {
  for (const zone of ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Riyadh"]) {
    for (let epoch = Date.UTC(2026, 0, 1); epoch < Date.UTC(2027, 0, 1); epoch += 3_600_000 * 53) {
      const shown = localOf(new Date(epoch).toISOString(), zone);
      expect(localOf(instantOf(shown, zone) ?? "", zone)).toBe(shown);
    }
  }
});

test("an hour that the clocks leave out is the one after it, and nothing is nothing", () => {
  expect(instantOf("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("", "Europe/Berlin")).toBeNull();
});
