import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { KeptKind } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import RetentionPage from "./RetentionPage";
import { decisions, isShorter, monthsOf } from "./model";

function aKind(more: Partial<KeptKind> = {}): KeptKind {
  return { kind: "LETTERS", revision: 0, months: 60, usualMonths: 60, next: null, lastCutAt: null, lastCutRecords: null, cutInAll: 0, changes: [], ...more };
}

const EFFECT = "/api/feedback/retention/LETTERS/effect";

test("months are whole, and not more than fifty years", () => {
  expect(["", 0, 1, 1.5, 600, 601].map(monthsOf)).toEqual([null, null, 1, null, 600, null]);
});

test("less is kept when a time is shorter, or when it was for ever", () => {
  expect([isShorter(12, 24), isShorter(24, 24), isShorter(36, 24), isShorter(600, null), isShorter(null, 24)]).toEqual([true, false, false, true, false]);
});

test("what was decided is told with what counted before, the newest first", () => {
  const change = (months: number | null, changedAt: string) => ({ months, effectiveAt: changedAt, changedAt, changedBy: "Hanna Head" });
  const told = decisions([
    aKind({ changes: [change(null, "2026-11-03T10:00:00Z"), change(24, "2026-11-01T10:00:00Z")] }),
    aKind({ kind: "CUSTOMERS", changes: [change(36, "2026-11-02T10:00:00Z")] }),
  ]);
  expect(told.map(({ kind, before, months }) => [kind, before, months])).toEqual([["LETTERS", 24, null], ["CUSTOMERS", 60, 36], ["LETTERS", 60, 24]]);
});

test("the page says what goes, how long it is kept, what went, and what will count", async () => {
  answer("get", "/api/feedback/retention", [
    aKind({ lastCutAt: "2026-11-20T10:00:00Z", lastCutRecords: 2, cutInAll: 1234 }),
    aKind({ kind: "SECURITY_FINDINGS", months: 36, usualMonths: 36 }),
    aKind({ kind: "CUSTOMERS", months: 18, next: { months: null, effectiveAt: "2026-11-21T10:00:00Z", changedAt: "2026-11-20T10:00:00Z", changedBy: "Hanna Head" } }),
  ]);
  open(<RetentionPage />, "/retention");
  const letters = await screen.findByRole("row", { name: /Scans of letters/ });
  expect(within(letters).getByText("5 years")).toBeInTheDocument();
  expect(within(letters).getByText(/1,234 records, 2 of them on/)).toBeInTheDocument();
  const findings = screen.getByRole("row", { name: /Security findings/ });
  expect(findings).toHaveTextContent("A finding that is still open waits.");
  expect(within(findings).getByText("3 years")).toBeInTheDocument();
  const customers = screen.getByRole("row", { name: /Customers/ });
  expect(within(customers).getByText("18 months")).toBeInTheDocument();
  expect(within(customers).getByText(/^For ever from/)).toBeInTheDocument();
  expect(within(customers).getByText("Nothing yet")).toBeInTheDocument();
  expect(screen.getByText("Nobody has changed a time yet.")).toBeInTheDocument();
});

test("before a shorter time is saved the page says what it would cut, and that it can be taken back", async () => {
  answer("get", "/api/feedback/retention", [aKind({ revision: 3 })]);
  answer("get", EFFECT, { before: "2025-11-20T10:00:00Z", records: 7, orMore: false });
  const { user } = open(<RetentionPage />, "/retention");
  await user.click(await screen.findByRole("button", { name: "Change the time: Scans of letters" }));
  const field = screen.getByRole("textbox", { name: /Months/ });
  await user.clear(field);
  await user.type(field, "12");
  expect(await screen.findByText(/Today it would cut 7 records/)).toBeInTheDocument();
  expect(screen.getByText(/A shorter time counts one day from now/)).toBeInTheDocument();
  const saved = answer("put", "/api/feedback/retention/LETTERS", aKind({ revision: 4 }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  expect(saved.map(({ body, headers }) => [body, headers.get("If-Match")])).toEqual([[{ months: 12 }, '"3"']]);
});

test("no time at all is told beside the field and never sent", async () => {
  answer("get", "/api/feedback/retention", [aKind()]);
  answer("get", EFFECT, { before: "2025-11-20T10:00:00Z", records: 0, orMore: false });
  const { user } = open(<RetentionPage />, "/retention");
  await user.click(await screen.findByRole("button", { name: "Change the time: Scans of letters" }));
  await user.clear(screen.getByRole("textbox", { name: /Months/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("A whole number from 1 to 600")).toBeInTheDocument();
});

test("what another person decided meanwhile is shown beside the own", async () => {
  answer("get", "/api/feedback/retention", [aKind()]);
  answer("get", EFFECT, { before: "2025-11-20T10:00:00Z", records: 0, orMore: false });
  answer("put", "/api/feedback/retention/LETTERS", () => problem(412, "precondition-failed", { current: aKind({ revision: 1, months: 84 }) as never }));
  const { user } = open(<RetentionPage />, "/retention");
  await user.click(await screen.findByRole("button", { name: "Change the time: Scans of letters" }));
  await user.click(screen.getByRole("switch", { name: "Keep for ever" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  const conflict = await screen.findByRole("alert");
  expect(within(conflict).getByText("For ever")).toBeInTheDocument();
  expect(within(conflict).getByText("7 years")).toBeInTheDocument();
});
