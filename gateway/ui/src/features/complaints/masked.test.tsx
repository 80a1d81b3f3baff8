import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aComplaint, aComplaintDetail, aSession } from "@/testing/samples";
import { answer } from "@/testing/server";
import BoardPage from "./BoardPage";
import ComplaintPage from "./ComplaintPage";
import InboxPage from "./InboxPage";

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

test.each([
  ["inbox", <InboxPage key="inbox" />, "/inbox"],
  ["board", <BoardPage key="board" />, "/inbox/board"],
])("the %s tells that a subject is hidden", async (_, page, address) => {
  answer("get", "/api/directory/staff", { items: [], next: null });
  answer("get", "/api/complaints/inbox", { mine: 1, unassigned: 0, dueToday: 0, open: 1, unread: 0 });
  answer("get", "/api/complaints", { items: [aComplaint({ subject: null, restricted: true, masked: ["subject"] })], next: null });
  open(page, address, { session: aSession(["STAFF"]) });
  expect((await screen.findAllByRole("link", { name: /not shown to your role/ })).length).toBeGreaterThan(0);
});

test("hidden words of root causes and actions are told as that, and cannot be written over", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/root-causes", [{ code: "PROCESS", names: { en: "Process or procedure" }, retired: false, revision: 1 }]);
  answer("get", "/api/complaints/c1/corrective", {
    rootCause: { code: "PROCESS", words: null, notedBy: "Kim", notedAt: "2026-11-10T10:00:00Z", revision: 1, masked: ["words"] },
    today: "2026-11-20",
    actions: [
      { id: "a1", state: "OPEN", what: null, owner: { id: "u2", name: "Sam Reyes" }, dueOn: "2026-11-30", overdue: false, effect: null, madeBy: { id: "u1", name: "Kim" }, madeAt: "2026-11-10T10:00:00Z", endedAt: null, endedBy: null, endedNote: null, revision: 1, masked: ["what", "effect", "endedNote"] },
    ],
  });
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["HEAD_OFFICE"]) });
  expect(await screen.findByText("Sam Reyes, until 30 Nov 2026")).toBeInTheDocument();
  expect(screen.getByText("Expected effect: not shown to your role")).toBeInTheDocument();
  expect(screen.getAllByText("not shown to your role")).toHaveLength(2);
  expect(screen.queryByRole("button", { name: "Change the root cause" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Change" })).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Done" })).toBeInTheDocument();
});
