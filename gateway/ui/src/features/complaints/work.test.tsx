import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ComplaintStatus, SavedFilter } from "@/lib/contract";
import { faultsOf } from "@/testing/axe";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aComplaint, aComplaintDetail, aPerson, aSession } from "@/testing/samples";
import BoardPage from "./BoardPage";
import { bulkOf } from "./BulkDialog";
import ComplaintPage from "./ComplaintPage";
import ComplaintsPage from "./ComplaintsPage";
import { toAddress, toFilter, waitingFilters, waitingOf } from "./filters";
import InboxPage from "./InboxPage";
import { shifted } from "./SavedFilters";

const COUNTS = { mine: 1, unassigned: 2, dueToday: 3, open: 4, unread: 1 };

function aFilter(more: Partial<SavedFilter> = {}): SavedFilter {
  return { id: "f1", site: null, name: "Critical ones", filter: { severity: ["CRITICAL"], open: true }, by: "Kim", mayChange: true, changedAt: "2026-11-20T10:00:00Z", revision: 1, ...more };
}

beforeEach(() => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
  answer("get", "/api/complaints/inbox", COUNTS);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function rows(...items: ReturnType<typeof aComplaint>[]) {
  return answer("get", "/api/complaints", { items, next: null });
}

test("the tabs tell how many cases each holds, and ask the list for them", async () => {
  const asked = rows(aComplaint());
  const { user, where } = open(<InboxPage />, "/inbox");
  expect(await screen.findByRole("tab", { name: "Mine (1)" })).toHaveAttribute("aria-selected", "true");
  await user.click(screen.getByRole("tab", { name: "Due today (3)" }));
  expect(where()).toBe("/inbox?tab=today");
  await waitFor(() => {
    expect(Object.fromEntries(asked.at(-1)?.url.searchParams ?? [])).toEqual({ open: "true", dueBy: "today", sort: "DUE", limit: "50" });
  });
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ open: "true", owner: "me", sort: "DUE", limit: "50" });
});

test("what customers wrote has a tab of its own, whether their case goes on or has ended", async () => {
  const asked = rows(aComplaint({ status: "CLOSED", unreadSince: "2026-11-20T11:00:00Z" }));
  const { user } = open(<InboxPage />, "/inbox");
  await user.click(await screen.findByRole("tab", { name: "Unread (1)" }));
  await waitFor(() => {
    expect(Object.fromEntries(asked.at(-1)?.url.searchParams ?? [])).toEqual({ unread: "true", sort: "DUE", limit: "50" });
  });
  expect(await screen.findByRole("row", { name: /TP-1/ })).toBeInTheDocument();
});

test("a row tells in words what comes next, and what the customer wrote", async () => {
  const soon = new Date(Date.now() + 3 * 3_600_000).toISOString();
  const before = new Date(Date.now() - 2 * 3_600_000).toISOString();
  rows(
    aComplaint({ dueAt: soon, unreadSince: before }),
    aComplaint({ id: "c2", reference: "TP-2", dueAt: soon, promiseDueAt: before }),
    aComplaint({ id: "c3", reference: "TP-3", status: "WAITING_FOR_CUSTOMER", dueAt: null }),
  );
  open(<InboxPage />, "/inbox");
  const [, first, second, third] = await screen.findAllByRole("row");
  expect(within(first as HTMLElement).getByText(/First answer due in 3 hours/)).toBeInTheDocument();
  expect(within(first as HTMLElement).getByText("The customer wrote 2 hours ago")).toBeInTheDocument();
  expect(within(second as HTMLElement).getByText("Promise overdue, due 2 hours ago")).toBeInTheDocument();
  expect(within(third as HTMLElement).getByText("Waits for the customer")).toBeInTheDocument();
});

test("an empty tab says why, and what then", async () => {
  rows();
  open(<InboxPage />, "/inbox?tab=unassigned");
  expect(await screen.findByText("Every open complaint has an owner")).toBeInTheDocument();
});

test("keys go through the rows, take one, select one and open one", async () => {
  rows(aComplaint(), aComplaint({ id: "c2", reference: "TP-2", revision: 7 }));
  const taken = answer("post", "/api/complaints/c2/owner", aComplaintDetail());
  const { user, where } = open(<InboxPage />, "/inbox?tab=unassigned");
  await screen.findByRole("row", { name: /TP-2/ });
  await user.keyboard("jjx");
  expect(screen.getByRole("row", { name: /TP-2/ })).toHaveAttribute("aria-current", "true");
  expect(screen.getByRole("link", { name: /TP-2/ })).toHaveFocus();
  expect(screen.getByRole("checkbox", { name: "Select TP-2" })).toBeChecked();
  expect(screen.getByText("1 selected")).toBeInTheDocument();
  await user.keyboard("a");
  await waitFor(() => {
    expect(taken).toHaveLength(1);
  });
  expect(taken[0]?.body).toEqual({ id: "u1", unit: null, note: null });
  expect(taken[0]?.headers.get("If-Match")).toBe('"7"');
  await user.keyboard("k{Enter}");
  expect(where()).toBe("/complaints/c1");
});

test("one's own change is not announced when its news comes back, and what comes later is", async () => {
  const asked = rows(aComplaint());
  answer("post", "/api/complaints/c1/owner", aComplaintDetail());
  const { user, live } = open(<InboxPage />, "/inbox?tab=unassigned");
  await screen.findByRole("row", { name: /TP-1/ });
  await user.keyboard("ja");
  await waitFor(() => {
    expect(asked).toHaveLength(2);
  });
  act(() => {
    live.say("complaint", "north-general");
  });
  await waitFor(() => {
    expect(asked).toHaveLength(3);
  });
  expect(screen.queryByText("1 new")).not.toBeInTheDocument();
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 60_000);
  act(() => {
    live.say("complaint", "north-general");
  });
  expect(screen.getByText("1 new")).toBeInTheDocument();
  expect(asked).toHaveLength(3);
});

test("keys are told of only where there is likely to be a keyboard", async () => {
  rows();
  open(<InboxPage />, "/inbox");
  expect(await screen.findByText("Look among the unassigned complaints.", { exact: false })).toBeInTheDocument();
  expect(screen.getByText("The marked one becomes yours by pressing a.")).toHaveClass("tp-keys");
});

test("one key leads to the composer, and the templates that it begins with are called what their page is called", async () => {
  rows(aComplaint());
  const { user, where } = open(<InboxPage />, "/inbox");
  await screen.findByRole("row", { name: /TP-1/ });
  expect(screen.getByRole("link", { name: "Letter templates" })).toHaveAttribute("href", "/complaints/templates");
  await user.keyboard("jr");
  expect(where()).toBe("/complaints/c1?write=1");
});

test("the composer is open at once when the inbox leads there, and its templates are chosen by keyboard", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/letter-templates", [{ id: "t1", site: null, name: "We are sorry", language: "en", text: "Dear {name}, sorry.", retired: false, revision: 1, changedAt: "2026-11-20T10:00:00Z", changedBy: "Kim" }]);
  answer("post", "/api/complaints/c1/letters/preview", { text: "", language: "en", rightToLeft: false, steps: [], warnings: [], open: [] });
  const { user } = open(<ComplaintPage />, "/complaints/c1?write=1", { route: "/complaints/:id" });
  const dialog = await screen.findByRole("dialog", { name: "Write to the customer" });
  within(dialog).getByRole("combobox", { name: "Begin with" }).focus();
  await user.keyboard("{ArrowDown}");
  await screen.findByRole("option", { name: "We are sorry" });
  await user.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => {
    expect(within(dialog).getByLabelText(/^Text/)).toHaveValue("Dear {name}, sorry.");
  });
});

test("many are changed at a time over the versions that were seen, and the refused ones stay selected with the reason", async () => {
  rows(aComplaint(), aComplaint({ id: "c2", reference: "TP-2", revision: 7 }));
  const sent = answer("post", "/api/complaints/bulk", {
    cases: [
      { id: "c1", done: true, revision: 5, reason: null, detail: null },
      { id: "c2", done: false, revision: null, reason: "precondition-failed", detail: "Somebody changed this case in the meantime." },
    ],
  });
  const { user } = open(<InboxPage />, "/inbox");
  await user.click(await screen.findByRole("checkbox", { name: "Select all that are shown" }));
  await user.click(screen.getByRole("button", { name: "Change…" }));
  const dialog = await screen.findByRole("dialog", { name: "Change 2 complaints" });
  await user.click(within(dialog).getByRole("button", { name: "Change them" }));
  expect(await within(dialog).findByText("Choose at least one thing to change.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("combobox", { name: "Severity" }));
  await user.click(await screen.findByRole("option", { name: "High" }));
  await user.click(within(dialog).getByRole("button", { name: "Change them" }));
  expect(await within(dialog).findByText("1 complaint was changed.")).toBeInTheDocument();
  expect(within(dialog).getByText(/somebody changed it in the meantime/)).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ cases: [{ id: "c1", revision: 4 }, { id: "c2", revision: 7 }], severity: "HIGH" });
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
  await user.click(within(dialog).getAllByRole("button", { name: "Close" }).at(-1) as HTMLElement);
  expect(await screen.findByText("1 selected")).toBeInTheDocument();
  expect(screen.getByRole("checkbox", { name: "Select TP-2" })).toBeChecked();
});

test("many are moved on at a time, and which of them could not is told", async () => {
  rows(aComplaint(), aComplaint({ id: "c2", reference: "TP-2", revision: 7 }));
  const sent = answer("post", "/api/complaints/bulk", {
    cases: [
      { id: "c1", done: true, revision: 5, reason: null, detail: null },
      { id: "c2", done: false, revision: null, reason: "illegal-move", detail: "A case that is closed cannot become acknowledged." },
    ],
  });
  const { user } = open(<InboxPage />, "/inbox");
  await user.click(await screen.findByRole("checkbox", { name: "Select all that are shown" }));
  await user.click(screen.getByRole("button", { name: "Change…" }));
  const dialog = await screen.findByRole("dialog", { name: "Change 2 complaints" });
  await user.click(within(dialog).getByRole("combobox", { name: "Next step" }));
  expect(within(await screen.findByRole("listbox", { name: "Next step" })).getAllByRole("option").map((option) => option.textContent)).toEqual(["Acknowledge", "Investigate", "Close complaint"]);
  await user.click(screen.getByRole("option", { name: "Acknowledge" }));
  await user.click(within(dialog).getByRole("button", { name: "Change them" }));
  expect(await within(dialog).findByText("1 complaint was changed.")).toBeInTheDocument();
  expect(within(dialog).getByText(/it cannot take this step from its present state/)).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ cases: [{ id: "c1", revision: 4 }, { id: "c2", revision: 7 }], to: "ACKNOWLEDGED" });
});

test("a wish for many says what changes only", () => {
  const values = { owner: null, unit: null, severity: null, area: null, formality: null, to: null, note: "" };
  const cases = [{ id: "c1", revision: 4 }];
  expect(bulkOf(cases, values)).toBeNull();
  expect(bulkOf(cases, { ...values, note: "Only this" })).toBeNull();
  expect(bulkOf(cases, { ...values, owner: "none", unit: "front" })).toEqual({ cases, owner: { id: null }, unit: { id: "front" } });
  expect(bulkOf(cases, { ...values, to: "CLOSED" })).toEqual({ cases, to: "CLOSED" });
});

test("a saved filter is a tab of the inbox", async () => {
  answer("get", "/api/complaints/filters", [aFilter()]);
  const asked = rows(aComplaint({ severity: "CRITICAL" }));
  const { user, where } = open(<InboxPage />, "/inbox");
  await user.click(await screen.findByRole("tab", { name: "Critical ones" }));
  expect(where()).toBe("/inbox?tab=f1");
  await waitFor(() => {
    expect(Object.fromEntries(asked.at(-1)?.url.searchParams ?? [])).toEqual({ severity: "CRITICAL", open: "true", limit: "50" });
  });
});

test("what the list shows is saved under a name, by managers for a site too", async () => {
  rows(aComplaint());
  const saved = answer("post", "/api/complaints/filters", aFilter(), 201);
  const { user } = open(<ComplaintsPage />, "/complaints?severity=HIGH&overdue=true");
  await user.click(await screen.findByRole("button", { name: "Save this filter…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("Give it a name")).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/^Name/), "Late and high");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(saved[0]?.body).toEqual({ site: null, name: "Late and high", filter: { severity: ["HIGH"], overdue: true } });
  });
});

test("a saved filter sets the filters of the list", async () => {
  answer("get", "/api/complaints/filters", [aFilter()]);
  rows(aComplaint());
  const { user, where } = open(<ComplaintsPage />, "/complaints?status=CLOSED");
  await user.click(await screen.findByRole("button", { name: "Saved filters" }));
  await user.click(await screen.findByRole("menuitem", { name: "Critical ones" }));
  expect(where()).toBe("/complaints?severity=CRITICAL&open=true");
});

test("saved filters are renamed, put in order and deleted by whoever may", async () => {
  answer("get", "/api/complaints/filters", [aFilter(), aFilter({ id: "f2", name: "Late" }), aFilter({ id: "f3", name: "Of the site", site: "north-general", mayChange: false })]);
  rows();
  const renamed = answer("put", "/api/complaints/filters/f1", aFilter());
  const ordered = answer("put", "/api/complaints/filters/order", []);
  const deleted = answer("delete", "/api/complaints/filters/f2", "", 204);
  const { user } = open(<InboxPage />, "/inbox");
  await user.click(await screen.findByRole("button", { name: "Saved filters…" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByLabelText("Name of Of the site")).toHaveAttribute("readonly");
  await user.type(within(dialog).getByLabelText("Name of Critical ones"), "!");
  await user.click(within(dialog).getByRole("button", { name: "Rename" }));
  await user.click(within(dialog).getByRole("button", { name: "Move Late up" }));
  await user.click(within(dialog).getByRole("button", { name: "Delete Late" }));
  await waitFor(() => {
    expect(deleted).toHaveLength(1);
  });
  expect(renamed[0]?.body).toEqual({ site: null, name: "Critical ones!", filter: { severity: ["CRITICAL"], open: true } });
  expect(ordered[0]?.body).toEqual({ ids: ["f2", "f1"] });
});

test("filters come back from data as they were in the address", () => {
  const address = { status: "RECEIVED,REOPENED", owner: "me", open: "true", overdue: "false", q: "bus", from: "2026-01-01", period: "custom" };
  expect(toFilter(address)).toEqual({ status: ["RECEIVED", "REOPENED"], owner: "me", open: true, overdue: false, q: "bus", from: "2026-01-01", period: "custom" });
  const back = Object.fromEntries(Object.entries(toAddress(toFilter(address))).filter(([, text]) => text !== ""));
  expect(back).toEqual(address);
});

test("what waits is one choice out of three filters", () => {
  for (const waiting of ["open", "today", "unread", ""]) {
    expect(waitingOf(waitingFilters(waiting))).toBe(waiting);
  }
});

test("an id goes a place up or down, and not out of the list", () => {
  expect(shifted(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(shifted(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(shifted(["a", "b"], "a", -1)).toEqual(["a", "b"]);
});

function board() {
  answer("get", "/api/complaints", ({ url }) =>
    HttpResponse.json({ items: url.searchParams.get("status") === "RECEIVED" ? [aComplaint()] : [], next: null }),
  );
  return open(<BoardPage />, "/inbox/board");
}

test("a card moves by its menu with the version that was seen", async () => {
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  const { user } = board();
  await user.click(await screen.findByRole("button", { name: "Move to… TP-1" }));
  await user.click(await screen.findByRole("menuitem", { name: "Acknowledged" }));
  await waitFor(() => {
    expect(moved).toHaveLength(1);
  });
  expect(moved[0]?.body).toEqual({ to: "ACKNOWLEDGED" });
  expect(moved[0]?.headers.get("If-Match")).toBe('"4"');
});

test("the cards of a column scroll beneath its heading, and the keyboard reaches them", async () => {
  board();
  const link = await screen.findByRole("link", { name: "Waited four hours" });
  const column = screen.getByRole("region", { name: "Received" });
  const scrolled = column.querySelector(".tp-board-cards");
  expect(scrolled).toContainElement(link);
  expect(scrolled).toContainElement(within(column).getByText(/^1 row shown/));
  expect(scrolled).not.toContainElement(within(column).getByRole("heading", { name: "Received" }));
  expect(await faultsOf(document.body)).toEqual([]);
});

test("a card is dragged to another column", async () => {
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  board();
  const card = (await screen.findByRole("link", { name: "Waited four hours" })).closest("li") as HTMLElement;
  const dataTransfer = { setData: () => undefined, effectAllowed: "" };
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: "Acknowledged" }), { dataTransfer });
  await waitFor(() => {
    expect(moved[0]?.body).toEqual({ to: "ACKNOWLEDGED" });
  });
});

test("a card that has been moved leaves its column at once, however late that is read again", async () => {
  answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  let moved = false;
  answer("get", "/api/complaints", async ({ url }) => {
    const status = url.searchParams.get("status");
    if (moved && status === "RECEIVED") {
      await new Promise(() => undefined);
    }
    const here = status === (moved ? "ACKNOWLEDGED" : "RECEIVED");
    return HttpResponse.json({ items: here ? [aComplaint({ status: status as ComplaintStatus })] : [], next: null });
  });
  const { user } = open(<BoardPage />, "/inbox/board");
  await user.click(await screen.findByRole("button", { name: "Move to… TP-1" }));
  moved = true;
  await user.click(await screen.findByRole("menuitem", { name: "Acknowledged" }));
  expect(await within(screen.getByRole("region", { name: "Acknowledged" })).findByRole("link", { name: "Waited four hours" })).toBeInTheDocument();
  expect(screen.getAllByRole("link", { name: "Waited four hours" })).toHaveLength(1);
});

test("a card that is let go beside the columns is moved by nothing that is dropped later", async () => {
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  board();
  const card = (await screen.findByRole("link", { name: "Waited four hours" })).closest("li") as HTMLElement;
  const dataTransfer = { setData: () => undefined, effectAllowed: "" };
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.dragEnd(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: "Acknowledged" }), { dataTransfer });
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: "Investigating" }), { dataTransfer });
  await waitFor(() => {
    expect(moved.map(({ body }) => body)).toEqual([{ to: "INVESTIGATING" }]);
  });
});

test("an illegal move says why, and what is possible", async () => {
  answer("post", "/api/complaints/c1/moves", () => problem(409, "illegal-move", { possible: ["ACKNOWLEDGED", "RESOLVED"] }));
  const { user } = board();
  await user.click(await screen.findByRole("button", { name: "Move to… TP-1" }));
  await user.click(await screen.findByRole("menuitem", { name: "Closed" }));
  const why = await screen.findByRole("alert");
  expect(why).toHaveTextContent("TP-1 was not moved");
  expect(why).toHaveTextContent("It cannot go from Received to Closed. From there it can go to: Acknowledged and Resolved.");
});

test("a move that needs an outcome asks for it in the dialog of the case", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  const { user } = board();
  await user.click(await screen.findByRole("button", { name: "Move to… TP-1" }));
  await user.click(await screen.findByRole("menuitem", { name: "Resolved" }));
  const outcome = await screen.findByRole("combobox", { name: /^Outcome/ });
  const dialog = outcome.closest('[role="dialog"]') as HTMLElement;
  await user.click(outcome);
  await user.click(await screen.findByRole("option", { name: "Upheld" }));
  await user.click(within(dialog).getByRole("button", { name: "Resolve" }));
  await waitFor(() => {
    expect(moved[0]?.body).toEqual({ to: "RESOLVED", outcome: "UPHELD", inCustomersFavour: false });
  });
});

test("a dialog is not opened for what the case cannot do", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const { user } = board();
  await user.click(await screen.findByRole("button", { name: "Move to… TP-1" }));
  await user.click(await screen.findByRole("menuitem", { name: "Waiting for customer" }));
  expect(await screen.findByText(/It cannot go from Received to Waiting for customer/)).toBeInTheDocument();
});

const ACTION = {
  id: "a1", state: "OPEN", what: "Train the desk", owner: { id: "u2", name: "Sam Reyes" }, dueOn: "2026-11-18", overdue: true, effect: "No more waiting", madeBy: { id: "u1", name: "Kim" },
  madeAt: "2026-11-10T10:00:00Z", endedAt: null, endedBy: null, endedNote: null, revision: 2, masked: [],
};

function corrective() {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/root-causes", [
    { code: "PROCESS", names: { en: "Process or procedure", ar: "الإجراءات" }, retired: false, revision: 1 },
    { code: "OLD", names: { en: "Old one" }, retired: true, revision: 2 },
  ]);
  answer("get", "/api/complaints/c1/corrective", { rootCause: null, today: "2026-11-20", actions: [ACTION] });
  return open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession() });
}

test("a root cause is noted from the catalogue, without what is retired", async () => {
  const noted = answer("put", "/api/complaints/c1/root-cause", { rootCause: null, today: "2026-11-20", actions: [] });
  const { user } = corrective();
  await user.click(await screen.findByRole("button", { name: "Note the root cause" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: /^Root cause/ }));
  expect(screen.queryByRole("option", { name: "Old one" })).not.toBeInTheDocument();
  await user.click(await screen.findByRole("option", { name: "Process or procedure" }));
  await user.type(within(dialog).getByLabelText("In words"), "No hand-over");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(noted[0]?.body).toEqual({ code: "PROCESS", words: "No hand-over" });
  });
  expect(noted[0]?.headers.get("If-Match")).toBe('"0"');
});

test("an overdue action says so, and is done over the version that was seen", async () => {
  const done = answer("post", "/api/complaints/c1/actions/a1/done", { rootCause: null, today: "2026-11-20", actions: [] });
  const { user } = corrective();
  const item = (await screen.findByText("Train the desk")).closest("li") as HTMLElement;
  expect(within(item).getByText("Overdue")).toBeInTheDocument();
  expect(within(item).getByText("Sam Reyes, until 18 Nov 2026")).toBeInTheDocument();
  await user.click(within(item).getByRole("button", { name: "Done" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("What came of it"), "All trained");
  await user.click(within(dialog).getByRole("button", { name: "Done" }));
  await waitFor(() => {
    expect(done[0]?.body).toEqual({ note: "All trained" });
  });
  expect(done[0]?.headers.get("If-Match")).toBe('"2"');
});

test("an action needs what, who and until when", async () => {
  const made = answer("post", "/api/complaints/c1/actions", { rootCause: null, today: "2026-11-20", actions: [] }, 201);
  const { user } = corrective();
  await user.click(await screen.findByRole("button", { name: "Add an action" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("Choose a colleague")).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/^What is done/), "Train the desk");
  await user.click(within(dialog).getByRole("combobox", { name: /^Who does it/ }));
  await user.click(await screen.findByRole("option", { name: "Sam Reyes" }));
  fireEvent.change(within(dialog).getByLabelText(/^Until when/), { target: { value: "2026-12-01" } });
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(made[0]?.body).toEqual({ what: "Train the desk", ownerId: "u2", dueOn: "2026-12-01", effect: null });
  });
});

test("whoever sees a case with an unread message says so, once", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ unreadSince: "2026-11-20T11:00:00Z" }));
  const read = answer("post", "/api/complaints/c1/read", "", 204);
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id" });
  await waitFor(() => {
    expect(read).toHaveLength(1);
  });
});
