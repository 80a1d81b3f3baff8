import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aComplaint, aComplaintDetail, aPerson, aSession, aSite } from "@/testing/samples";
import { leave } from "@/lib/session";
import ComplaintPage from "./ComplaintPage";
import ComplaintsPage from "./ComplaintsPage";
import HandOffsPage from "./HandOffsPage";
import IntakePage from "./IntakePage";

beforeEach(() => {
  localStorage.clear();
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
  answer("post", "/api/complaints/severity-suggestion", { severity: null, because: [] });
});

function openCase() {
  return open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id" });
}

test("the list shows state, owner and deadline in words", async () => {
  answer("get", "/api/complaints", { items: [aComplaint({ overdue: true, owner: { id: "u2", name: "Sam Reyes" } })], next: null });
  open(<ComplaintsPage />, "/complaints");
  const row = await screen.findByRole("row", { name: /Waited four hours/ });
  for (const words of ["Received", "Overdue", "Sam Reyes", "Normal"]) {
    expect(within(row).getByText(words)).toBeInTheDocument();
  }
});

test("each case is told by the clocks of its site, which are named", async () => {
  answer("get", "/api/directory/sites", { items: [aSite(), aSite({ code: "south-bay", name: "Bay Hospital", timeZone: "Asia/Tokyo" })], next: null });
  answer("get", "/api/complaints", { items: [aComplaint(), aComplaint({ id: "c2", site: "south-bay", subject: "Lost my file" })], next: null });
  open(<ComplaintsPage />, "/complaints");
  expect(await within(await screen.findByRole("row", { name: /Waited four hours/ })).findByRole("cell", { name: "20 Nov 2026, 10:00 GMT" })).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /Lost my file/ })).getByRole("cell", { name: "20 Nov 2026, 19:00 GMT+9" })).toBeInTheDocument();
});

test("overdue and mine are filters of the address", async () => {
  const asked = answer("get", "/api/complaints", { items: [aComplaint()], next: null });
  const { user, where } = open(<ComplaintsPage />, "/complaints");
  await user.click(await screen.findByRole("switch", { name: "Overdue only" }));
  await user.click(screen.getByRole("switch", { name: "Mine only" }));
  expect(where()).toBe("/complaints?overdue=true&owner=me");
  await waitFor(() => {
    expect(Object.fromEntries(asked.at(-1)?.url.searchParams ?? [])).toMatchObject({ overdue: "true", owner: "me" });
  });
});

test("exactly the possible moves are offered", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  openCase();
  const steps = await screen.findByRole("group", { name: "Next steps" });
  expect(within(steps).getAllByRole("button").map((button) => button.textContent)).toEqual(["Acknowledge", "Resolve"]);
});

test("a case that came as a letter leads to its scan", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ channel: "LETTER" }));
  const asked = answer("get", "/api/feedback/letters", { items: [{ id: "l1" }], next: null });
  openCase();
  expect(await screen.findByRole("link", { name: "Download the scan" })).toHaveAttribute("href", "/api/feedback/letters/l1/scan");
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toMatchObject({ became: "c1", site: "north-general" });
});

test("a move sends the note and the version that was seen", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail({ status: "ACKNOWLEDGED" }));
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Acknowledge" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("Note"), "Called her");
  await user.click(within(dialog).getByRole("button", { name: "Acknowledge" }));
  await waitFor(() => {
    expect(moved).toHaveLength(1);
  });
  expect(moved[0]?.body).toEqual({ to: "ACKNOWLEDGED", note: "Called her" });
  expect(moved[0]?.headers.get("If-Match")).toBe('"4"');
});

test("a deadline at the end of a day is told by that day, in the list and in the case", async () => {
  const due = { dueAt: "2026-11-24T00:00:00Z" };
  answer("get", "/api/complaints", { items: [aComplaint(due)], next: null });
  open(<ComplaintsPage />, "/complaints");
  expect(await screen.findByText("23 Nov 2026")).toBeInTheDocument();
  cleanup();
  answer("get", "/api/complaints/c1", aComplaintDetail(due));
  openCase();
  expect(await screen.findByText(/^end of 23 Nov 2026 \(/)).toBeInTheDocument();
});

test("a case is not resolved without an outcome", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Resolve" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Resolve" }));
  expect(await within(dialog).findByText("Choose an outcome")).toBeInTheDocument();
  expect(moved).toHaveLength(0);
});

test.each([
  ["WITHDRAWN", "Withdraw", "Say why it is withdrawn", /^Why it is withdrawn/, "She rang and took it back"],
  ["REOPENED", "Reopen", "Say why it is reopened", /^Why it is reopened/, "The refund never came"],
  ["REFERRED", "Refer", "Say to whom it is referred", /^To whom it is referred, and why/, "The ombudsman: we have no say in it"],
] as const)("what nobody could explain later is not done without a word: %s", async (to, action, needed, field, note) => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ moves: [to] }));
  const moved = answer("post", "/api/complaints/c1/moves", aComplaintDetail());
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: action }));
  const dialog = await screen.findByRole("dialog");
  const go = within(dialog).getByRole("button", { name: action });
  await user.click(go);
  expect(await within(dialog).findByText(needed)).toBeInTheDocument();
  expect(moved).toHaveLength(0);
  await user.type(within(dialog).getByLabelText(field), note);
  await user.click(go);
  await waitFor(() => {
    expect(moved.map(({ body }) => body)).toEqual([{ to, note }]);
  });
});

test("waiting for the customer asks the customer first, and only once", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ moves: ["WAITING_FOR_CUSTOMER"] }));
  const asked = answer("post", "/api/complaints/c1/notes", aComplaintDetail());
  const moved = answer("post", "/api/complaints/c1/moves", () => (moved.length === 1 ? problem(503, "unavailable") : HttpResponse.json(aComplaintDetail())));
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Wait for customer" }));
  const dialog = await screen.findByRole("dialog");
  const go = within(dialog).getByRole("button", { name: "Wait for customer" });
  await user.click(go);
  expect(await within(dialog).findByText("Ask the customer something")).toBeInTheDocument();
  expect(asked).toHaveLength(0);
  await user.type(within(dialog).getByLabelText(/^Question to the customer/), "Which desk was it?");
  await user.click(go);
  expect(await within(dialog).findByText("This part is not available just now")).toBeInTheDocument();
  await user.click(go);
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(asked.map(({ body }) => body)).toEqual([{ text: "Which desk was it?", visibleToCustomer: true }]);
  expect(moved.map(({ body }) => body)).toEqual([{ to: "WAITING_FOR_CUSTOMER" }, { to: "WAITING_FOR_CUSTOMER" }]);
});

test("somebody else's change in between is shown beside one's own, and one's own can still be applied", async () => {
  let changed = false;
  const theirs = aComplaintDetail({ revision: 5, owner: { id: "u2", name: "Sam Reyes" } });
  answer("get", "/api/complaints/c1", () => HttpResponse.json(changed ? theirs : aComplaintDetail()));
  const sent = answer("post", "/api/complaints/c1/moves", ({ headers }) => {
    changed = true;
    return headers.get("If-Match") === '"5"' ? HttpResponse.json(theirs) : problem(412, "precondition-failed");
  });
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Acknowledge" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("Note"), "Called her");
  await user.click(within(dialog).getByRole("button", { name: "Acknowledge" }));
  const panel = await screen.findByRole("alert");
  expect(within(panel).getByText("Somebody else changed this complaint")).toBeInTheDocument();
  expect(within(within(panel).getByRole("row", { name: /Owner/ })).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Nobody", "Sam Reyes"]);
  expect(within(panel).getByText(/move it to Acknowledged. “Called her”/)).toBeInTheDocument();
  await user.click(within(panel).getByRole("button", { name: "Apply my change to the new version" }));
  await waitFor(() => {
    expect(screen.queryByText("Somebody else changed this complaint")).not.toBeInTheDocument();
  });
  expect(sent.map((request) => request.headers.get("If-Match"))).toEqual(['"4"', '"5"']);
  expect(sent[1]?.body).toEqual({ to: "ACKNOWLEDGED", note: "Called her" });
});

test("what somebody else changed while a dialog was open is not overwritten, although the page behind it shows it already", async () => {
  const theirs = aComplaintDetail({ revision: 5, severity: "CRITICAL" });
  let changed = false;
  answer("get", "/api/complaints/c1", () => HttpResponse.json(changed ? theirs : aComplaintDetail()));
  const sent = answer("put", "/api/complaints/c1/matter", ({ headers }) => (headers.get("If-Match") === '"5"' ? HttpResponse.json(theirs) : problem(412, "precondition-failed")));
  const { user, live } = openCase();
  await user.click(await screen.findByRole("button", { name: "Reclassify" }));
  const dialog = await screen.findByRole("dialog");
  changed = true;
  live.say("complaint", "north-general");
  expect(await screen.findByText("Critical")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  const panel = await screen.findByRole("alert");
  expect(within(within(panel).getByRole("row", { name: /Severity/ })).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Normal", "Critical"]);
  expect(sent.map((request) => request.headers.get("If-Match"))).toEqual(['"4"']);
});

test("a note is saved and the field is empty again", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const sent = answer("post", "/api/complaints/c1/notes", aComplaintDetail());
  const { user } = openCase();
  await user.type(await screen.findByLabelText("Add a note"), "Asked the desk");
  await user.click(screen.getByRole("button", { name: "Save the note" }));
  await waitFor(() => {
    expect(screen.getByLabelText("Add a note")).toHaveValue("");
  });
  expect(sent[0]?.body).toEqual({ text: "Asked the desk", visibleToCustomer: false });
});

test("a case can be taken over", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const sent = answer("post", "/api/complaints/c1/owner", aComplaintDetail());
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Assign to me" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ id: "u1", unit: null, note: null });
  });
});

test("a refused move shows the server's reason", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("post", "/api/complaints/c1/moves", () => problem(409, "illegal-move", { title: "Not possible", detail: "A received case cannot be closed.", possible: ["ACKNOWLEDGED"] }));
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Acknowledge" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Acknowledge" }));
  expect(await screen.findByText("A received case cannot be closed.")).toBeInTheDocument();
});

test("the intake says what is missing beside the field, the server's words too", async () => {
  answer("get", "/api/directory/sites", { items: [{ code: "a", name: "Only site", open: true, region: { code: "r", name: "R" } }], next: null });
  const sent = answer("post", "/api/complaints", () => problem(400, "validation", { errors: [{ field: "subject", reason: "too-long", message: "'subject' is too long" }] }));
  const { user } = open(<IntakePage />, "/complaints/new", { session: aSession(["STAFF"], ["a"]) });
  await screen.findByDisplayValue("Only site");
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  expect(await screen.findByText("Choose at least one cause")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Complaint" })).toHaveFocus();
  expect(sent).toHaveLength(0);
  await user.type(screen.getByRole("textbox", { name: "Complaint" }), "Late again");
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  const causes = screen.getByRole("combobox", { name: "Causes" });
  expect(causes).toHaveFocus();
  expect(causes).toHaveAttribute("aria-expanded", "false");
  await user.click(causes);
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  expect(await screen.findByText("This is too long")).toBeInTheDocument();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Complaint" })).toHaveAttribute("aria-invalid", "true");
  expect(sent[0]?.body).toMatchObject({ site: "a", causes: ["IGNORED"], subject: "Late again" });
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

test("a remedy above one's own limit is refused beside its cost, with the limit, and the focus is led there", async () => {
  answer("get", "/api/directory/sites", { items: [{ code: "a", name: "Only site", open: true, region: { code: "r", name: "R" } }], next: null });
  answer("get", "/api/complaints/remedies/terms", { currency: "GBP", limit: 5_000, returnWindow: 30 });
  const refused = "This remedy is above your limit; take the complaint in first and ask for the remedy in it.";
  const sent = answer("post", "/api/complaints", () => problem(409, "needs-approval", { detail: refused }));
  const { user } = open(<IntakePage />, "/complaints/new?site=a", { session: aSession(["STAFF"], ["a"]) });
  await user.type(await screen.findByRole("textbox", { name: "Complaint" }), "Late again");
  await user.click(screen.getByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("switch", { name: /^Resolved on the spot/ }));
  await user.click(screen.getByRole("combobox", { name: "Outcome" }));
  await user.click(await screen.findByRole("option", { name: "Upheld" }));
  await user.click(screen.getByRole("combobox", { name: "Remedy" }));
  await user.click(await screen.findByRole("option", { name: "Goodwill payment" }));
  await user.type(await screen.findByRole("textbox", { name: "Cost (GBP)" }), "500");
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  const cost = screen.getByRole("textbox", { name: "Cost (GBP)" });
  await waitFor(() => {
    expect(cost).toHaveAccessibleDescription(`${refused} You may give up to £50.00 by yourself`);
  });
  expect(cost).toHaveFocus();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(sent[0]?.body).toMatchObject({ onTheSpot: { remedy: "GOODWILL_PAYMENT", minor: 50_000 } });
});

test("who left a name alone is written down with it, and a letter is a click away", async () => {
  answer("get", "/api/directory/sites", { items: [{ code: "a", name: "Only site", open: true, region: { code: "r", name: "R" } }], next: null });
  const sent = answer("post", "/api/complaints", aComplaintDetail(), 201);
  const { user } = open(<IntakePage />, "/complaints/new?site=a", { session: aSession(["STAFF"], ["a"]) });
  expect(await screen.findByRole("link", { name: "It came as a letter" })).toHaveAttribute("href", "/counter?tab=letter&site=a");
  await user.type(await screen.findByRole("textbox", { name: "Complaint" }), "Late again");
  await user.click(screen.getByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Ana Lee");
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  expect(sent[0]?.body).toMatchObject({ postal: { name: "Ana Lee" } });
  expect(sent[0]?.body).not.toHaveProperty("contact");
});

test("a case that has ended says whether it was resolved on the spot and in whose favour", async () => {
  const shown = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
  answer("get", "/api/complaints/c1", aComplaintDetail({ status: "RESOLVED", outcome: "UPHELD", onTheSpot: true, inCustomersFavour: false }));
  openCase();
  expect(await screen.findByText("Upheld")).toBeInTheDocument();
  expect(shown("Resolved on the spot")).toBe("Yes");
  expect(shown("Ended in the customer's favour")).toBe("No");
  cleanup();
  answer("get", "/api/complaints/c1", aComplaintDetail());
  openCase();
  expect(await screen.findByText("About this complaint")).toBeInTheDocument();
  expect(screen.queryByText("Resolved on the spot")).not.toBeInTheDocument();
});

test("what somebody wrote in another language stands in its own direction", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ subject: "انتظرت أربع ساعات!" }));
  openCase();
  const title = await screen.findByRole("heading", { level: 1, name: "انتظرت أربع ساعات!" });
  expect(within(title).getByText("انتظرت أربع ساعات!").tagName).toBe("BDI");
});

test("the customer's other complaints stand with the case, each with its site", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ contact: { email: "ana@example.org", name: "Ana" } }));
  const asked = answer("get", "/api/complaints", {
    items: [aComplaint({ id: "c2", reference: "C-2026-000002", site: "south-bay", subject: "Lost my file", status: "CLOSED" })],
    next: null,
  });
  openCase();
  const panel = await screen.findByRole("region", { name: "Other complaints of this customer" });
  expect(within(panel).getByRole("link", { name: "C-2026-000002" })).toHaveAttribute("href", "/complaints/c2");
  for (const words of ["Lost my file", "Closed", /Bay Hospital/]) {
    expect(within(panel).getByText(words)).toBeInTheDocument();
  }
  expect(asked[0]?.url.searchParams.get("sameCustomerAs")).toBe("c1");
});

test("nobody is asked for other complaints of a customer who is not known", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ contact: null, masked: ["contact"] }));
  const asked = answer("get", "/api/complaints", { items: [], next: null });
  openCase();
  await screen.findByRole("group", { name: "Next steps" });
  expect(asked).toHaveLength(0);
  expect(screen.queryByRole("region", { name: "Other complaints of this customer" })).not.toBeInTheDocument();
});

test("a customer who is known by name alone stands there by name", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ contact: null, postal: { name: "Ana Lee", address: null } }));
  openCase();
  expect(await screen.findByText("Ana Lee")).toBeInTheDocument();
  expect(screen.queryByText("Postal address")).not.toBeInTheDocument();
});

test("a complaint that was being typed when the page went away is there again, for nobody else", async () => {
  const { user } = open(<IntakePage />, "/complaints/new");
  await user.type(await screen.findByRole("textbox", { name: "Complaint" }), "Late again");
  cleanup();
  const other = aSession(["STAFF"], ["north-general"]);
  open(<IntakePage />, "/complaints/new", { session: { ...other, user: { ...other.user, id: "u9" } } });
  expect(await screen.findByRole("textbox", { name: "Complaint" })).toHaveValue("");
  cleanup();
  const again = open(<IntakePage />, "/complaints/new");
  expect(await screen.findByText("What you typed last time and did not record is here again.")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Complaint" })).toHaveValue("Late again");
  await again.user.click(screen.getByRole("button", { name: "Start anew" }));
  expect(screen.getByRole("textbox", { name: "Complaint" })).toHaveValue("");
  expect(screen.queryByRole("button", { name: "Start anew" })).not.toBeInTheDocument();
  expect(localStorage).toHaveLength(0);
});

test("a recorded complaint leaves nothing behind, nor does signing out", async () => {
  answer("post", "/api/complaints", aComplaintDetail(), 201);
  answer("delete", "/api/session", null, 204);
  const { user, where, client } = open(<IntakePage />, "/complaints/new?site=north-general");
  await user.type(await screen.findByRole("textbox", { name: "Complaint" }), "Late again");
  await user.click(screen.getByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  expect(localStorage).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  await waitFor(() => {
    expect(where()).toBe("/complaints/c1");
  });
  expect(localStorage).toHaveLength(0);
  localStorage.setItem("tp-draft-u1-complaint", "{}");
  await leave(client);
  expect(localStorage).toHaveLength(0);
});

test("every minute of a deadline is explained when somebody asks", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const asked = answer("get", "/api/complaints/c1/clock", {
    timeZone: "Europe/London",
    country: "GB",
    calendarRevision: 1,
    pauses: true,
    clocks: [
      {
        clock: "ACKNOWLEDGE",
        limit: { count: 3, unit: "WORKING_DAYS" },
        startedAt: "2026-11-20T09:00:00Z",
        dueAt: "2026-11-26T00:00:00Z",
        byCalendar: "2026-11-26T00:00:00Z",
        stoppedAt: null,
        endedAt: null,
        longer: null,
        countedMinutes: 1800,
        spans: [
          { from: "2026-11-20T09:00:00Z", to: "2026-11-21T00:00:00Z", kind: "FIRST_DAY", name: null, counted: false, minutes: 900 },
          { from: "2026-11-23T08:00:00Z", to: "2026-11-23T18:00:00Z", kind: "OPEN", name: null, counted: true, minutes: 600 },
          { from: "2026-11-24T00:00:00Z", to: "2026-11-25T00:00:00Z", kind: "HOLIDAY", name: "Founders' Day", counted: false, minutes: 1440 },
        ],
        steps: [{ step: "WARNED_50", at: "2026-11-24T12:00:00Z", told: true }],
      },
    ],
  });
  const { user } = openCase();
  const button = await screen.findByRole("button", { name: "Show the calculation" });
  expect(asked).toHaveLength(0);
  await user.click(button);
  expect(await screen.findByText(/^3 working days from .*: until end of 25 Nov 2026$/)).toBeInTheDocument();
  expect(screen.getByText("Public holiday: Founders' Day")).toBeInTheDocument();
  expect(asked[0]?.headers.get("Accept-Language")).toBe("en");
  expect(screen.getByText("30 h 00 min count")).toBeInTheDocument();
  expect(screen.getByText(/Half of the time is over: the owner – told/)).toBeInTheDocument();
});

test("a case is filed anew with the version that was seen, and the timeline tells what changed in words", async () => {
  const line = { at: "2026-11-20T11:00:00Z", actor: "Sam Reyes", text: null, visibleToCustomer: false };
  answer(
    "get",
    "/api/complaints/c1",
    aComplaintDetail({
      timeline: [
        { ...line, kind: "AREA", from: null, to: "PRICING" },
        { ...line, kind: "CAUSES", from: "IGNORED", to: "TIME_WASTED,DISRESPECT" },
      ],
    }),
  );
  const sent = answer("put", "/api/complaints/c1/matter", aComplaintDetail());
  const { user } = openCase();
  expect(await screen.findByText("from No single area to Pricing")).toBeInTheDocument();
  expect(screen.getByText("from Ignored to Time wasted, Disrespect")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Reclassify" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: "Severity" }));
  await user.click(await screen.findByRole("option", { name: "Critical" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  expect(sent[0]?.headers.get("If-Match")).toBe('"4"');
  expect(sent[0]?.body).toEqual({ severity: "CRITICAL", causes: ["TIME_WASTED"], customerType: "PATIENT", about: "SERVICE", area: null, formality: "FORMAL" });
});

test("a classification that somebody else was faster with is shown beside theirs", async () => {
  let changed = false;
  answer("get", "/api/complaints/c1", () => HttpResponse.json(changed ? aComplaintDetail({ revision: 5, area: "PRICING" }) : aComplaintDetail()));
  answer("put", "/api/complaints/c1/matter", () => {
    changed = true;
    return problem(412, "precondition-failed");
  });
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Reclassify" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));
  const panel = await screen.findByRole("alert");
  expect(within(within(panel).getByRole("row", { name: /Area in the figures/ })).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["No single area", "Pricing"]);
  expect(within(panel).getByText("file it as Normal: Time wasted.")).toBeInTheDocument();
});

const PHARMACY = { code: "pharmacy", name: "Pharmacy", open: true };
const BILLING = { code: "billing", name: "Billing", open: false };

test("a case is handed to an open unit and a person, with the reason", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [PHARMACY, BILLING], revision: 1 });
  answer("get", "/api/complaints/c1", aComplaintDetail());
  const sent = answer("post", "/api/complaints/c1/owner", aComplaintDetail());
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Hand over…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: "Unit" }));
  expect(screen.queryByRole("option", { name: "Billing" })).not.toBeInTheDocument();
  await user.click(await screen.findByRole("option", { name: "Pharmacy" }));
  await user.type(within(dialog).getByLabelText("Why"), "Their order");
  await user.click(within(dialog).getByRole("button", { name: "Hand over" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ id: null, unit: "pharmacy", note: "Their order" });
  });
});

test("who takes a case over leaves it with its unit, whose name stands everywhere", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [PHARMACY, BILLING], revision: 1 });
  answer("get", "/api/complaints/c1", aComplaintDetail({ unit: PHARMACY, timeline: [{ at: "2026-11-20T11:00:00Z", actor: "Sam Reyes", kind: "UNIT", text: "Their order", from: "billing", to: "pharmacy", visibleToCustomer: false }] }));
  const sent = answer("post", "/api/complaints/c1/owner", aComplaintDetail());
  const { user } = openCase();
  expect(await screen.findByText("from Billing to Pharmacy")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Assign to me" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ id: "u1", unit: "pharmacy", note: null });
  });
});

test("how a new complaint is handled unless somebody says so, and what the choices mean, is said where they are", async () => {
  const { user } = open(<IntakePage />, "/complaints/new");
  const handling = await screen.findByRole("combobox", { name: "Handling" });
  expect(handling).toHaveAttribute("placeholder", "Formal; informal if resolved on the spot");
  await user.click(handling);
  expect(await screen.findByRole("option", { name: "Formal (with a full answer)" })).toBeInTheDocument();
  expect(screen.getByRole("option", { name: "Informal (just put right)" })).toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "Area in the figures" })).toHaveAttribute("placeholder", "No single area");
});

test("the list of a site is filtered by unit", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [PHARMACY], revision: 1 });
  const asked = answer("get", "/api/complaints", { items: [aComplaint({ unit: PHARMACY })], next: null });
  const { user, where } = open(<ComplaintsPage />, "/complaints?site=north-general");
  await user.click(await screen.findByRole("combobox", { name: "Unit" }));
  await user.click(await screen.findByRole("option", { name: "Pharmacy" }));
  expect(where()).toBe("/complaints?site=north-general&unit=pharmacy");
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.get("unit")).toBe("pharmacy");
  });
});

test("the split of a case's time adds up before the reader's eyes, with each hand-off's waiting", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [PHARMACY], revision: 1 });
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/c1/cycle", {
    receivedAt: "2026-11-20T10:00:00Z",
    endedAt: null,
    totalSeconds: 36_000,
    activeSeconds: 18_000,
    deadSeconds: 9_000,
    waitingSeconds: 0,
    closedSeconds: 9_000,
    reopened: 1,
    repeated: 0,
    returned: 0,
    handOffs: [{ at: "2026-11-20T11:00:00Z", by: "Ana", fromUnit: null, fromOwner: "Ana", toUnit: "pharmacy", toOwner: null, takenUpAt: null, deadSeconds: 9_000, returned: false }],
  });
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Show the split" }));
  expect(await screen.findByRole("img", { name: /Active work 50/ })).toBeInTheDocument();
  const row = await screen.findByRole("row", { name: /Ana Pharmacy/ });
  expect(within(row).getByText("2 h 30 min 00 s")).toBeInTheDocument();
  expect(within(row).getByText("not taken up")).toBeInTheDocument();
});

test("pairs of units tell what their hand-offs lose", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [PHARMACY], revision: 1 });
  const asked = answer("get", "/api/complaints/handoffs", [
    { site: "north-general", from: null, to: "pharmacy", handOffs: 3, returned: 1, minutes: 540, medianMinutes: 120 },
    { site: "north-general", from: "pharmacy", to: "pharmacy", handOffs: 1, returned: 0, minutes: 0, medianMinutes: 0 },
  ]);
  open(<HandOffsPage />, "/complaints/handoffs?site=north-general&period=custom&from=2026-01-01&to=2026-02-01");
  const row = await screen.findByRole("row", { name: /No unit Pharmacy/ });
  expect(screen.getByRole("button", { name: "Sent back" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Median" })).toBeInTheDocument();
  expect(within(row).getByText("9 h 00 min")).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Pharmacy within the unit, from person to person 1 0 under a minute under a minute/ })).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ site: "north-general", from: "2026-01-01", to: "2026-02-01" });
});

test("what the customer's words suggest is confirmed with one click", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ suggestedSeverity: "CRITICAL", suggestedBecause: ["bleeding"] }));
  const sent = answer("put", "/api/complaints/c1/matter", aComplaintDetail());
  const { user } = openCase();
  expect(await screen.findByText("The words suggest Critical, because of: “bleeding”")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Confirm: Critical" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ severity: "CRITICAL", causes: ["TIME_WASTED"] });
  });
});

test("what somebody types suggests a severity, which they take over", async () => {
  const asked = answer("post", "/api/complaints/severity-suggestion", { severity: "HIGH", because: ["stolen"] });
  const { user } = open(<IntakePage />, "/complaints/new");
  await user.type(await screen.findByRole("textbox", { name: "Complaint" }), "Stolen bag");
  await user.click(await screen.findByRole("button", { name: "Confirm: High" }, { timeout: 5_000 }));
  expect(screen.getByRole("combobox", { name: /^Severity/ })).toHaveValue("High");
  expect(asked.at(-1)?.body).toEqual({ text: "Stolen bag\n" });
});

test("a manager restricts a case to named handlers; others are told only that it is", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  let refused = true;
  const sent = answer("post", "/api/complaints/c1/restriction", () => {
    const no = refused;
    refused = false;
    return no ? problem(400, "validation", { errors: [{ field: "handlers[0].id", reason: "unknown-person", message: "Nobody of this site" }] }) : Response.json(aComplaintDetail());
  });
  const { user } = open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["SITE_MANAGER"], ["north-general"]) });
  await user.click(await screen.findByRole("button", { name: "Change" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: "Restricted because of" }));
  await user.click(await screen.findByRole("option", { name: "Health" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText(/Nobody of this site/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[1]?.body).toEqual({ reason: "HEALTH", handlers: [] });
  });
  cleanup();
  answer("get", "/api/complaints/c1", aComplaintDetail({ restriction: { reason: "HEALTH", handlers: [{ id: "u2", name: "Sam Reyes" }] } }));
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByText("Restricted: Health")).toBeInTheDocument();
  expect(screen.getByText("Managers of the site and: Sam Reyes")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Change" })).not.toBeInTheDocument();
  cleanup();
  answer("get", "/api/complaints/c1", aComplaintDetail({ restriction: { reason: "HEALTH", handlers: [] } }));
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["SITE_MANAGER"], ["north-general"]) });
  expect(await screen.findByText("Managers of the site only")).toBeInTheDocument();
});

test("what regulators want to know is noted from the version that was seen, and nobody overwrites another", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail());
  answer("get", "/api/complaints/c1/particulars", { particulars: { ageBand: "UNKNOWN", complainant: "UNKNOWN", furtherSites: [] }, revision: 0 });
  let late = true;
  const sent = answer("put", "/api/complaints/c1/particulars", () => {
    const stale = late;
    late = false;
    const theirs = { particulars: { ageBand: "AGE_0_5", complainant: "PARENT", furtherSites: [] }, revision: 1 };
    return stale ? problem(412, "precondition-failed", { current: theirs }) : Response.json({ particulars: { ...theirs.particulars, ageBand: "AGE_75_AND_OVER" }, revision: 2 });
  });
  const { user } = open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(["STAFF"], ["north-general"]) });
  const box = (await screen.findByRole("heading", { name: "For regulators" })).closest("section") as HTMLElement;
  await user.click(within(box).getByRole("button", { name: "Show" }));
  await user.click(await within(box).findByRole("combobox", { name: "Age of the customer" }));
  await user.click(await screen.findByRole("option", { name: "75 and over" }));
  answer("get", "/api/complaints/c1/particulars", { particulars: { ageBand: "UNKNOWN", complainant: "UNKNOWN", furtherSites: [] }, revision: 0 });
  await user.click(within(box).getByRole("button", { name: "Save" }));
  const notice = await within(box).findByRole("alert");
  expect(within(notice).getByRole("row", { name: /For regulators 75 and over · Not known 0 to 5 · Parent/ })).toBeInTheDocument();
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"0"', '"1"']);
  });
});
