import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aComplaintDetail, aSession } from "@/testing/samples";
import { answer } from "@/testing/server";
import ComplaintPage from "./ComplaintPage";

test("what a role does not see of a case is told as that, in its place", async () => {
  const line = { at: "2026-11-20T11:00:00Z", actor: "Sam Reyes", from: null, to: null, visibleToCustomer: false };
  answer(
    "get",
    "/api/complaints/c1",
    aComplaintDetail({
      subject: null,
      description: null,
      contact: null,
      masked: ["subject", "description", "contact", "timeline.notes", "timeline.remedies"],
      timeline: [
        { ...line, kind: "NOTE", text: null },
        { ...line, at: "2026-11-20T12:00:00Z", kind: "REMEDY_GRANTED", text: null, to: "REFUND" },
      ],
    }),
  );
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["STAFF"]) });
  expect(await screen.findByRole("heading", { level: 1, name: "not shown to your role" })).toBeInTheDocument();
  expect(screen.getAllByText("not shown to your role").length).toBeGreaterThanOrEqual(5);
  expect(await faultsOf(document.body)).toEqual([]);
});
