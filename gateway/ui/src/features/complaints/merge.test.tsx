import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aComplaint, aComplaintDetail, aPerson, aSession } from "@/testing/samples";
import type { Duplicate } from "@/lib/contract";
import ComplaintPage from "./ComplaintPage";

const OTHER: Duplicate = {
  id: "c2",
  masked: [],
  reference: "C-2026-000002",
  status: "INVESTIGATING",
  subject: "Waited, again",
  receivedAt: "2026-11-19T10:00:00Z",
  similarity: 0.6,
  because: ["SAME_CONTACT", "SIMILAR_WORDS"],
  revision: 7,
};

beforeEach(() => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
});

function openCase() {
  return open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id" });
}

test("a likely duplicate tells what speaks for it, and a person merges the two", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/c1/duplicates", [OTHER]);
  const merged = answer("post", "/api/complaints/c1/merge", aComplaintDetail({ status: "MERGED" }));
  const { user } = openCase();
  expect(await screen.findByText(/same contact, similar words · words alike by 60.0%/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Merge into C-2026-000002" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Merge" }));
  await waitFor(() => {
    expect(merged[0]?.body).toEqual({ into: "c2", intoRevision: 7 });
  });
  expect(merged[0]?.headers.get("If-Match")).toBe('"4"');
});

test("the complaint to merge into is named by its number, and the error stands beside the field", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const asked = answer("get", "/api/complaints", ({ url }) =>
    HttpResponse.json({ items: url.searchParams.get("reference") === "c-2026-000009" ? [aComplaint({ id: "c9", reference: "C-2026-000009", revision: 3 })] : [], next: null }),
  );
  const merged = answer("post", "/api/complaints/c1/merge", aComplaintDetail({ status: "MERGED" }));
  const { user } = openCase();
  const field = await screen.findByRole("textbox", { name: "Complaint number" });
  const go = screen.getByRole("button", { name: "Merge…" });
  await user.click(go);
  expect(field).toHaveAccessibleDescription("Type the number of the other complaint");
  await user.type(field, aComplaintDetail().reference.toLowerCase());
  await user.click(go);
  expect(field).toHaveAccessibleDescription("That is this complaint");
  await user.clear(field);
  await user.type(field, "C-2026-000008");
  await user.click(go);
  await waitFor(() => {
    expect(field).toHaveAccessibleDescription("You see no complaint with this number");
  });
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.type(field, " c-2026-000009 ");
  await user.click(go);
  const dialog = await screen.findByRole("dialog", { name: "Merge into C-2026-000009" });
  expect(within(dialog).getByText(aComplaint().subject ?? "")).toBeInTheDocument();
  expect(asked).toHaveLength(2);
  await user.click(within(dialog).getByRole("button", { name: "Merge" }));
  await waitFor(() => {
    expect(merged[0]?.body).toEqual({ into: "c9", intoRevision: 3 });
  });
});

test("why two cases are not merged is told", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/c1/duplicates", [OTHER]);
  answer("post", "/api/complaints/c1/merge", () => problem(409, "ended-for-good", { title: "Ended", detail: "One of the cases has ended for good." }));
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Merge into C-2026-000002" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Merge" }));
  expect(await within(dialog).findByText(/ended for good/)).toBeInTheDocument();
});

test("a merged case leads to the one that stays and is parted again in time", async () => {
  const merged = aComplaintDetail({ status: "MERGED", moves: [], mergedInto: { id: "c2", reference: "C-2026-000002" }, partableUntil: "2999-01-01T00:00:00Z" });
  answer("get", "/api/complaints/c1", merged);
  const parted = answer("post", "/api/complaints/c1/parting", () => HttpResponse.json(aComplaintDetail()));
  const { user } = openCase();
  expect(await screen.findByRole("link", { name: "C-2026-000002" })).toHaveAttribute("href", "/complaints/c2");
  await user.click(screen.getByRole("button", { name: /^Undo/ }));
  await waitFor(() => {
    expect(parted).toHaveLength(1);
  });
});

test("after a day nothing is offered to be undone", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ status: "MERGED", moves: [], mergedInto: { id: "c2", reference: null }, partableUntil: "2020-01-01T00:00:00Z" }));
  openCase();
  expect(await screen.findAllByText(/is merged into/)).not.toHaveLength(0);
  expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
});

test("a merged case offers nothing that is done in the one that stays", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ status: "MERGED", moves: [], mergedInto: { id: "c2", reference: "C-2026-000002" }, partableUntil: "2020-01-01T00:00:00Z" }));
  openCase();
  expect(await screen.findAllByText("This complaint is merged into another one: work on that one.")).toHaveLength(3);
  for (const name of ["Write to the customer", "Assign to me", "Hand over…", "Give a new link", "Reclassify"]) {
    expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
  }
});

test("a manager still says who may see a merged case", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ status: "MERGED", moves: [], mergedInto: { id: "c2", reference: "C-2026-000002" }, partableUntil: "2020-01-01T00:00:00Z" }));
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["SITE_MANAGER"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: "Change" })).toBeInTheDocument();
});

test("what the merged cases tell is read from the one that stays", async () => {
  answer(
    "get",
    "/api/complaints/c1",
    aComplaintDetail({
      merged: [
        {
          id: "c3",
          masked: [],
          reference: "C-2026-000003",
          subject: "By mail",
          description: "Words of the mail",
          channel: "EMAIL",
          receivedAt: "2026-11-20T11:00:00Z",
          sameContact: false,
          timeline: [{ at: "2026-11-20T12:00:00Z", actor: "Customer", kind: "MESSAGE", text: "Are you there", from: null, to: null, visibleToCustomer: true }],
        },
      ],
      timeline: [{ at: "2026-11-20T13:00:00Z", actor: "Ada", kind: "MERGED", text: null, from: "C-2026-000003", to: null, visibleToCustomer: false }],
    }),
  );
  openCase();
  for (const words of ["Words of the mail", "Are you there", /neither reads what the other wrote/]) {
    expect(await screen.findByText(words)).toBeInTheDocument();
  }
  expect(screen.getByText(/Another complaint merged into this one/)).toHaveTextContent("C-2026-000003");
});
