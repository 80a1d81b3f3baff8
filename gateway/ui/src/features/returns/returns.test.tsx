import { cleanup, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { RegulatorReturn } from "@/lib/contract";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { answer } from "@/testing/server";
import ReturnsPage from "./ReturnsPage";
import { termFor, termsOf } from "./model";

const COUNTED: RegulatorReturn = {
  style: "NHS",
  site: null,
  from: "2026-07-01",
  to: "2026-09-30",
  lines: [
    { code: "NEW", count: 1200 },
    { code: "CARRIED_FORWARD", count: 7 },
  ],
  groups: [
    { by: "AGE", lines: [{ code: "AGE_75_AND_OVER", count: 1200 }] },
    {
      by: "SUBJECT",
      lines: [
        { code: "IGNORED", count: 0 },
        { code: "RUDE_LANGUAGE", count: 3 },
        { code: "TIME_WASTED", count: 9 },
      ],
    },
  ],
  rules: [{ code: "AGES_EQUAL_NEW", kept: true, left: 1200, right: 1200 }],
  redress: [],
};

const TODAY = new Date("2026-11-29T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: TODAY, toFake: ["Date"] });
  answer("get", "/api/directory/sites", { items: [], next: null });
});

test("quarters and halves begin and end where they should, and none is to come", () => {
  expect(termsOf("NHS", TODAY)[0]).toEqual({ id: "2026-Q4", year: 2026, kind: "quarter", n: 4, from: "2026-10-01", to: "2026-12-31" });
  expect(termsOf("FCA", TODAY).slice(0, 3).map(({ from, to }) => [from, to])).toEqual([
    ["2026-07-01", "2026-12-31"],
    ["2026-01-01", "2026-06-30"],
    ["2025-07-01", "2025-12-31"],
  ]);
  expect(termsOf("NHS", new Date("2024-02-10T00:00:00Z")).map(({ id }) => id)).toContain("2022-Q1");
  expect(termsOf("NHS", new Date("2024-02-10T00:00:00Z")).find(({ id }) => id === "2024-Q1")?.to).toBe("2024-03-31");
});

test("without a wish the last term that is over is shown", () => {
  expect(termFor(termsOf("NHS", TODAY), "", TODAY)?.id).toBe("2026-Q3");
  expect(termFor(termsOf("NHS", TODAY), "2025-Q1", TODAY)?.id).toBe("2025-Q1");
  expect(termFor(termsOf("FCA", TODAY), "2026-Q3", TODAY)?.id).toBe("2026-H1");
});

test("the figures stand in words, subjects from the greatest on, with the rules that they keep", async () => {
  const asked = answer("get", "/api/complaints/returns", COUNTED);
  open(<ReturnsPage />, "/returns", { session: aSession(["HEAD_OFFICE"]) });
  expect(await screen.findByRole("row", { name: "New 1,200" })).toBeInTheDocument();
  const subjects = within(screen.getByRole("table", { name: "By subject" })).getAllByRole("row");
  expect(subjects.slice(1).map((row) => row.textContent)).toEqual(["Time wasted9", "Rude language3"]);
  expect(screen.getByRole("heading", { name: "By subject" })).toBeInTheDocument();
  expect(screen.getByRole("status")).toHaveTextContent("The figures keep every rule.");
  expect(asked[0]?.url.searchParams.get("from")).toBe("2026-07-01");
});

test("a term that is not over yet is counted so far, which its name says", async () => {
  answer("get", "/api/complaints/returns", COUNTED);
  open(<ReturnsPage />, "/returns?term=2026-Q4", { session: aSession(["HEAD_OFFICE"]) });
  expect(await screen.findByRole("heading", { name: "Figures of Quarter 4 of 2026 (so far, until 29 Nov 2026)" })).toBeInTheDocument();
  cleanup();
  open(<ReturnsPage />, "/returns?term=2026-Q3", { session: aSession(["HEAD_OFFICE"]) });
  expect(await screen.findByRole("heading", { name: "Figures of Quarter 3 of 2026" })).toBeInTheDocument();
});

test("a broken rule is told before anybody hands the figures in", async () => {
  answer("get", "/api/complaints/returns", { ...COUNTED, rules: [{ code: "CARRIED_NOT_NEGATIVE", kept: false, left: -1, right: 0 }] });
  open(<ReturnsPage />, "/returns?style=FCA", { session: aSession(["HEAD_OFFICE"]) });
  expect(await screen.findByText(/A rule is broken/)).toBeInTheDocument();
});

test("what was given to put it right stands by currency, in the style that asks for it", async () => {
  answer("get", "/api/complaints/returns", { ...COUNTED, redress: [{ currency: "EUR", remedies: 2, minor: 3000 }] });
  open(<ReturnsPage />, "/returns?style=FCA", { session: aSession(["HEAD_OFFICE"]) });
  const table = await screen.findByRole("table", { name: "Redress given" });
  expect(within(table).getByRole("row", { name: /EUR 2 €30/ })).toBeInTheDocument();
});
