import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { open } from "@/testing/render";
import { answer } from "@/testing/server";
import AuditPage from "./AuditPage";

const ROW = { n: 7, at: "2026-11-20T10:00:00Z", complaint: "c1", reference: "TP-1", kind: "line.NOTE", actor: "u2", content: "aa", hash: "0123456789abcdef" };

test("who looked at a case is told by name", async () => {
  answer("get", "/api/directory/staff", { items: [{ id: "u2", name: "Ana Rivera", roles: ["STAFF"], sites: ["north-general"], active: true }], next: null });
  const asked = answer("get", "/api/complaints/audit", [{ ...ROW, kind: "look" }, { ...ROW, n: 6, kind: "look", actor: "u-gone" }, { ...ROW, n: 5, actor: "clock" }]);
  const { user } = open(<AuditPage />, "/audit?site=north-general&complaint=c1&looks=true");
  expect(await screen.findByText("Ana Rivera")).toBeInTheDocument();
  expect(screen.getByText("u-gone")).toBeInTheDocument();
  expect(screen.getByText("The clock")).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toMatchObject({ complaint: "c1", kind: "look" });
  await user.click(screen.getByRole("switch", { name: "Looks only" }));
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.has("kind")).toBe(false);
  });
  await user.click(screen.getByRole("button", { name: "All complaints of the site" }));
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.has("complaint")).toBe(false);
  });
});

test("the log of a site tells what happened, and whether it is whole", async () => {
  const asked = answer("get", "/api/complaints/audit", [ROW, { ...ROW, n: 6, kind: "complaint.received", actor: "customer" }]);
  answer("get", "/api/complaints/audit/verify", [{ site: "north-general", rows: 3, firstBroken: 4 }]);
  const { user } = open(<AuditPage />, "/audit?site=north-general");
  expect(await screen.findByText("Timeline: Note")).toBeInTheDocument();
  expect(screen.getByText("Received")).toBeInTheDocument();
  expect(asked[0]?.url.searchParams.get("site")).toBe("north-general");
  await user.click(screen.getByRole("button", { name: "Verify this log" }));
  expect(await screen.findByText("Row 4 is not as it was written, or is missing.")).toBeInTheDocument();
});
