import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { open } from "@/testing/render";
import { answer } from "@/testing/server";
import AuditPage from "./AuditPage";

const ROW = { n: 7, at: "2026-11-20T10:00:00Z", complaint: "c1", reference: "TP-1", kind: "line.NOTE", actor: "u2", content: "aa", hash: "0123456789abcdef" };

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
