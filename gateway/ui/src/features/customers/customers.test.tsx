import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Customer, CustomerCounts, CustomerDetail, Loyalty } from "@/lib/contract";
import { open } from "@/testing/render";
import { aSession, aSite } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import CustomerPage from "./CustomerPage";
import CustomersPage from "./CustomersPage";
import InvitationsPage from "./InvitationsPage";
import NumbersPage from "./NumbersPage";
import SourcesPage from "./SourcesPage";
import { byMonth, bySite, byType, canWithdraw, draftOf, valuesOf } from "./model";

function aCustomer(more: Partial<Customer> = {}): Customer {
  return {
    id: "k1",
    sites: ["north-general"],
    customerType: "PATIENT",
    kind: "PERSON",
    state: "NEW",
    name: "Ana Rivera",
    email: "ana@mail.example",
    phone: null,
    language: "en",
    contactable: true,
    visits: 1,
    lastSeenAt: "2026-11-20T10:00:00Z",
    erased: false,
    shared: false,
    createdAt: "2026-11-20T10:00:00Z",
    loyalty: null,
    ...more,
  };
}

function aDetail(more: Partial<CustomerDetail> = {}): CustomerDetail {
  return {
    customer: aCustomer(),
    consent: { at: "2026-11-20T10:00:00Z", source: "COUNTER", linkAnswers: false },
    optedOutAt: null,
    referredBy: null,
    referredByName: null,
    referred: 2,
    revision: 3,
    visits: [{ id: "v1", site: "north-general", visitedAt: "2026-11-20T10:00:00Z", source: "api", first: true }],
    invitations: [{ id: "i1", site: "north-general", cause: "FIRST_VISIT", state: "INVITED", dueAt: "2026-11-20T10:00:00Z", invitedAt: "2026-11-20T10:00:00Z", answeredOn: null }],
    responses: [],
    departures: [],
    merges: [],
    alike: [],
    ...more,
  };
}

const DELIGHTED: Loyalty = {
  segment: "DELIGHTED",
  standIn: true,
  contacts: [
    { response: "r2", site: "north-general", touchpoint: "farewell", occurredAt: "2026-11-20T10:00:00Z", gap: 0.5, overall: 4, face: null, feeling: "BETTER" },
    { response: "r1", site: "north-general", touchpoint: "waiting", occurredAt: "2026-10-20T10:00:00Z", gap: null, overall: 5, face: null, feeling: "BETTER" },
    { response: "r0", site: "north-general", touchpoint: "waiting", occurredAt: "2026-09-20T10:00:00Z", gap: null, overall: null, face: 4, feeling: "BETTER" },
  ],
};

const PAGE = { route: "/customers/:id" };

test("a draft leaves out what is empty, and a consent has its source", () => {
  expect(draftOf({ ...valuesOf(undefined, "north-general"), name: " Ana ", consent: "PAPER", linkAnswers: true })).toEqual({
    site: "north-general",
    kind: "PERSON",
    state: "NEW",
    name: "Ana",
    consent: { source: "PAPER", linkAnswers: true },
  });
});

test("counts add up per type, per site and per month, and colleagues are added to nobody", () => {
  const now: CustomerCounts["now"] = [
      { site: "a", customerType: "COLLEAGUE", kind: "PERSON", state: "NEW", customers: 1 },
      { site: "a", customerType: "PATIENT", kind: "PERSON", state: "NEW", customers: 2 },
      { site: "b", customerType: "PATIENT", kind: "INSTITUTION", state: "NEW", customers: 3 },
  ];
  expect(byType(now)).toEqual([
    { type: "PATIENT", total: 5, byKind: { PERSON: 2, INSTITUTION: 3 }, byState: { NEW: 5 } },
    { type: "COLLEAGUE", total: 1, byKind: { PERSON: 1 }, byState: { NEW: 1 } },
  ]);
  expect(bySite(now, (site) => site)).toEqual([
    { site: "a", colleagues: 1, total: 2, byKind: { PERSON: 2 }, byState: { NEW: 2 } },
    { site: "b", colleagues: 0, total: 3, byKind: { INSTITUTION: 3 }, byState: { NEW: 3 } },
  ]);
  const past: CustomerCounts["past"] = [
    { month: "2026-11-01", customerType: "COLLEAGUE", state: "LAPSED", customers: 9 },
    { month: "2026-11-01", customerType: "PATIENT", state: "LAPSED", customers: 4 },
  ];
  expect(byMonth(past, false)).toEqual([{ month: "2026-11-01", byState: { LAPSED: 4 } }]);
  expect(byMonth(past, true)).toEqual([{ month: "2026-11-01", byState: { LAPSED: 9 } }]);
});

test("head office sees each site's customers, persons and institutions, and its colleagues beside them", async () => {
  answer("get", "/api/directory/sites", { items: [aSite(), aSite({ code: "bay", name: "Bay Bank" })], next: null });
  answer("get", "/api/feedback/customers/counts", {
    now: [
      { site: "north-general", customerType: "PATIENT", kind: "PERSON", state: "NEW", customers: 7 },
      { site: "north-general", customerType: "COLLEAGUE", kind: "PERSON", state: "NEW", customers: 2 },
      { site: "bay", customerType: "CONSUMER", kind: "INSTITUTION", state: "NEW", customers: 3 },
    ],
    past: [{ month: "2026-11-01", customerType: "COLLEAGUE", state: "NEW", customers: 2 }],
  });
  answer("get", "/api/feedback/customers/referrals", { items: [], next: null });
  answer("get", "/api/feedback/customers/departures", { from: "2025-11-21", to: "2026-11-21", total: 0, folkUnstated: 3, bySite: [], reasons: [] });
  answer("get", "/api/feedback/customers/loyalty", { items: [], next: null });
  open(<NumbersPage />, "/customers/numbers");
  const table = await screen.findByRole("table", { name: "By site" });
  expect(within(table).getByRole("row", { name: /Bay Bank/ })).toHaveTextContent("Bay Bank303300000");
  expect(within(table).getByRole("row", { name: /North General/ })).toHaveTextContent("7707" + "00002");
  expect(screen.getByRole("table", { name: "Colleagues over time" })).toBeInTheDocument();
  expect(screen.queryByRole("table", { name: "Customers over time" })).not.toBeInTheDocument();
});

test("the list asks for what the address says", async () => {
  const asked = answer("get", "/api/feedback/customers", { items: [aCustomer()], next: null });
  open(<CustomersPage />, "/customers?state=NEW&q=ana");
  expect(await screen.findByRole("row", { name: /Ana Rivera.* Patient .* 20 Nov 2026 Visits: 1$/ })).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ state: "NEW", q: "ana", limit: "50" });
});

test("what the server refuses stands beside its field", async () => {
  answer("get", "/api/directory/sites", { items: [aSite()], next: null });
  answer("get", "/api/feedback/customers", { items: [aCustomer()], next: null });
  answer("post", "/api/feedback/customers", () => problem(400, "validation", { errors: [{ field: "phone", reason: "country-missing", message: "'phone' needs its country." }] }));
  const { user } = open(<CustomersPage />, "/customers", { session: aSession(["STAFF"], ["north-general"]) });
  await screen.findByRole("row", { name: /North General/ });
  await user.click(screen.getByRole("button", { name: "Add a customer" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "Ana");
  await user.click(dialog.getByRole("button", { name: "Save" }));
  expect(await dialog.findByText("This needs its country.")).toBeInTheDocument();
});

test("a customer is shown with what happened", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail());
  open(<CustomerPage />, "/customers/k1", PAGE);
  expect(await screen.findByRole("heading", { level: 1, name: "Ana Rivera" })).toBeInTheDocument();
  expect(screen.getByText(/first visit/)).toBeInTheDocument();
  expect(screen.getByText(/Invited/)).toBeInTheDocument();
});

test("erasing asks before it does", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail());
  const erased = answer("post", "/api/feedback/customers/k1/erase", aDetail({ customer: aCustomer({ erased: true, name: null, email: null }), consent: null }));
  const { user } = open(<CustomerPage />, "/customers/k1", PAGE);
  await user.click(await screen.findByRole("button", { name: "Erase" }));
  const dialog = await screen.findByRole("dialog");
  expect(erased).toHaveLength(0);
  await user.click(within(dialog).getByRole("button", { name: "Erase" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Erased" })).toBeInTheDocument();
  expect(erased).toHaveLength(1);
});

test("staff may not erase or merge", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail());
  open(<CustomerPage />, "/customers/k1", { ...PAGE, session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: "Erase" })).toHaveAttribute("aria-disabled", "true");
  expect(screen.getByRole("button", { name: "Merge" })).toHaveAttribute("aria-disabled", "true");
});

test("a customer whom other sites know too is changed by head office only, but may say no anywhere", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail({ customer: aCustomer({ shared: true, name: null, email: "a***@mail.example", language: null }), consent: null }));
  const said = answer("post", "/api/feedback/customers/k1/consent", aDetail({ customer: aCustomer({ shared: true, name: null, email: "a***@mail.example", contactable: false }), consent: null }));
  const { user } = open(<CustomerPage />, "/customers/k1", { ...PAGE, session: aSession(["SITE_MANAGER"], ["north-general"]) });
  expect(await screen.findByRole("heading", { level: 1, name: "a***@mail.example" })).toBeInTheDocument();
  expect(screen.getByText("Known at other sites")).toBeInTheDocument();
  expect(screen.getByRole("note")).toHaveTextContent("Name and contacts are shown only to those who see all of these sites");
  for (const name of ["Correct", "Note a consent", "Merge", "Erase"]) {
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-description", "This customer is known at other sites too; head office can change it.");
  }
  await user.click(screen.getByRole("button", { name: "Note that consent is withdrawn" }));
  await waitFor(() => {
    expect(said).toHaveLength(1);
  });
});

test("the list says whom other sites know too", async () => {
  answer("get", "/api/feedback/customers", { items: [aCustomer({ shared: true, name: null, email: "a***@mail.example" })], next: null });
  open(<CustomersPage />, "/customers");
  expect(await screen.findByRole("row", { name: /a\*\*\*@mail\.example Known at other sites/ })).toBeInTheDocument();
});

test("a plan names only touchpoints of those who are invited", async () => {
  const at = (customerType: string) => ({ customerType, ordinal: 1, unit: "", retired: false });
  answer("get", "/api/feedback/touchpoints", [
    { code: "billing", name: "Billing", kind: "INTERACTION", journeys: [at("PATIENT"), at("STUDENT")] },
    { code: "checkout", name: "Checkout", kind: "INTERACTION", journeys: [at("CONSUMER")] },
  ]);
  answer("get", "/api/feedback/invitations", { items: [], next: null });
  const { user } = open(<InvitationsPage />, "/customers/invitations");
  await user.click(await screen.findByRole("combobox", { name: /^Touchpoint/ }));
  expect(await screen.findByRole("option", { name: /Billing.*Patient, Student/ })).toBeInTheDocument();
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("combobox", { name: /Customer type/ }));
  await user.click(await screen.findByRole("option", { name: "Student" }));
  await user.click(screen.getByRole("combobox", { name: /^Touchpoint/ }));
  expect(await screen.findByRole("option", { name: "Billing" })).toBeInTheDocument();
  expect(screen.queryByRole("option", { name: /Checkout/ })).not.toBeInTheDocument();
});

test("a plan is looked at before anybody is invited", async () => {
  answer("get", "/api/feedback/touchpoints", []);
  answer("get", "/api/feedback/invitations", { items: [], next: null });
  const outlook = { customers: 3, invited: 1, later: 0, left: [{ reason: "NO_CONSENT", customers: 1 }, { reason: "INVITED", customers: 1 }], lastInvitedAt: "2026-11-20T10:00:00Z", dueAt: "2026-11-21T10:00:00Z" };
  answer("post", "/api/feedback/invitations/preview", outlook);
  const planned = answer("post", "/api/feedback/invitations", outlook);
  const { user } = open(<InvitationsPage />, "/customers/invitations");
  // How long it is head office sets.
  expect(await screen.findByText(/^At most one invitation per customer in the time that head office sets/)).toBeInTheDocument();
  expect(await screen.findByRole("button", { name: /Invite 0/ })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Preview" }));
  expect(await screen.findByText("1 of 3 customers will be invited")).toBeInTheDocument();
  expect(screen.getByText("1: have not agreed to be written to")).toBeInTheDocument();
  expect(screen.getByText(/1: invited too recently for their customer type, the last on 20 Nov 2026/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Invite 1 customer" }));
  await waitFor(() => {
    expect(planned).toHaveLength(1);
  });
  expect(await screen.findByRole("button", { name: /Invite 0/ })).toBeDisabled();
  expect(screen.queryByText("1 of 3 customers will be invited")).not.toBeInTheDocument();
});

test("the folk figures are labelled as such beside the own ones", async () => {
  answer("get", "/api/feedback/customers/counts", { now: [], past: [] });
  answer("get", "/api/feedback/customers/referrals", { items: [], next: null });
  answer("get", "/api/feedback/customers/departures", { from: "2025-11-21", to: "2026-11-21", total: 4, folkUnstated: 3, bySite: [], reasons: [{ reason: "POOR_SERVICE", customers: 3, percent: 75, folkPercent: 68 }] });
  answer("get", "/api/feedback/customers/loyalty", { items: [], next: null });
  open(<NumbersPage />, "/customers/numbers");
  const row = await screen.findByRole("row", { name: /Poor service/ });
  expect(row).toHaveTextContent("75.0%");
  expect(row).toHaveTextContent("68.0%");
  expect(screen.getByRole("columnheader", { name: "Folk figure" })).toBeInTheDocument();
  expect(screen.getByText(/leave 3.0% unstated/)).toBeInTheDocument();
});

test("a webhook's secret is shown once", async () => {
  answer("get", "/api/feedback/visit-sources", { items: [], next: null });
  answer("post", "/api/feedback/visit-sources", { code: "till", secret: "whsec_abc", url: "http://localhost/public/visits/till" }, 201);
  const { user } = open(<SourcesPage />, "/customers/sources");
  await user.click(await screen.findByRole("button", { name: "Add a system" }));
  await user.type(await screen.findByRole("textbox", { name: /Name/ }), "The till");
  await user.type(screen.getByRole("textbox", { name: /Code/ }), "till");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("whsec_abc")).toBeInTheDocument();
});

test("a customer's page says how the segment came about, and that a mark stands in", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail({ customer: aCustomer({ loyalty: DELIGHTED }) }));
  open(<CustomerPage />, "/customers/k1", PAGE);
  const section = (await screen.findByRole("heading", { name: /Loyalty/ })).closest("section") as HTMLElement;
  expect(within(section).getByText("Delighted")).toBeInTheDocument();
  expect(within(section).getByText("By overall marks or faces that stand in")).toBeInTheDocument();
  expect(within(section).getByText("experienced less expected: 0.5")).toBeInTheDocument();
  expect(within(section).getByText("overall mark 5 of 5 stands in")).toBeInTheDocument();
  expect(within(section).getByText("tapped face 4 of 4 stands in")).toBeInTheDocument();
  expect(within(section).getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["/responses/r2", "/responses/r1", "/responses/r0"]);
});

test("without a rated answer there is no segment, and the page says so", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail());
  open(<CustomerPage />, "/customers/k1", PAGE);
  expect(await screen.findByText(/No rated answer is kept/)).toBeInTheDocument();
});

test("the list shows the segment and is narrowed by it", async () => {
  const asked = answer("get", "/api/feedback/customers", { items: [aCustomer({ loyalty: DELIGHTED })], next: null });
  open(<CustomersPage />, "/customers?loyalty=DELIGHTED");
  expect(await screen.findByRole("row", { name: /Ana Rivera/ })).toHaveTextContent("Delighted");
  expect(asked[0]?.url.searchParams.get("loyalty")).toBe("DELIGHTED");
});

test("the numbers count customers by loyalty, site and type, and who rated nothing", async () => {
  answer("get", "/api/feedback/customers/counts", { now: [], past: [] });
  answer("get", "/api/feedback/customers/referrals", { items: [], next: null });
  answer("get", "/api/feedback/customers/departures", { from: "2025-11-21", to: "2026-11-21", total: 0, folkUnstated: 3, bySite: [], reasons: [] });
  const asked = answer("get", "/api/feedback/customers/loyalty", { items: [{ site: "north-general", customerType: "PATIENT", dissatisfied: 11, satisfied: 22, delighted: 33, standIn: 44, unrated: 55 }], next: null });
  open(<NumbersPage />, "/customers/numbers?site=north-general");
  const table = await screen.findByRole("table", { name: "Customers by loyalty, site and type" });
  const row = within(table).getAllByRole("row")[1] as HTMLElement;
  expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["North General", "Patient", "11", "22", "33", "55", "44"]);
  expect(asked[0]?.url.searchParams.get("site")).toBe("north-general");
});

const LEFT: CustomerDetail["departures"][number] = {
  id: "d1", site: "north-general", reason: "DEATH", note: null, departedOn: "2026-11-20", recordedBy: "Sam Staff", recordedAt: "2026-11-20T10:00:00Z",
  withdrawableUntil: "2999-11-21T10:00:00Z", withdrawnBy: null, withdrawnAt: null,
};

test("a departure is taken back while it is fresh, and never twice", () => {
  const until = { ...LEFT, withdrawableUntil: "2026-11-21T10:00:00Z" };
  expect(canWithdraw(until, new Date("2026-11-21T09:59:59Z"))).toBe(true);
  expect(canWithdraw(until, new Date("2026-11-21T10:00:00Z"))).toBe(false);
  expect(canWithdraw({ ...LEFT, withdrawnAt: "2026-11-20T11:00:00Z" }, new Date("2026-11-20T12:00:00Z"))).toBe(false);
});

test("a departure that was just entered by mistake is undone at once, and who took it back stays", async () => {
  answer("get", "/api/feedback/customers/k1", aDetail());
  answer("post", "/api/feedback/customers/k1/departures", aDetail({ departures: [LEFT] }));
  const back = answer("post", "/api/feedback/customers/k1/departures/d1/withdraw", aDetail({ departures: [{ ...LEFT, withdrawnBy: "Mara Manager", withdrawnAt: "2026-11-20T11:00:00Z" }] }));
  const { user } = open(<CustomerPage />, "/customers/k1", PAGE);
  await user.click(await screen.findByRole("button", { name: "Customer left" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("combobox", { name: /Reason/ }));
  await user.click(await screen.findByRole("option", { name: "Died" }));
  await user.click(dialog.getByRole("button", { name: "Customer left" }));
  expect(await screen.findByText(/The departure is entered/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Take back: Died" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText(/taken back by Mara Manager/)).toBeInTheDocument();
  expect(back).toHaveLength(1);
  expect(screen.queryByText(/The departure is entered/)).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Take back: Died" })).not.toBeInTheDocument();
});

test("an entry with the same number is shown as perhaps the same customer, and merged when somebody says so", async () => {
  const other = { id: "k2", name: "A. Rivera", email: "rivera@mail.example", phone: "+442079460101", because: ["SAME_PHONE" as const] };
  answer("get", "/api/feedback/customers/k1", aDetail({ alike: [other] }));
  answer("get", "/api/feedback/customers", { items: [], next: null });
  const merged = answer("post", "/api/feedback/customers/k1/merge", aDetail());
  const { user } = open(<CustomerPage />, "/customers/k1", PAGE);
  const section = (await screen.findByRole("heading", { name: "Perhaps the same customer" })).closest("section") as HTMLElement;
  expect(within(section).getByText("the same telephone number")).toBeInTheDocument();
  expect(within(section).getByRole("link", { name: /A. Rivera/ })).toHaveAttribute("href", "/customers/k2");
  await user.click(within(section).getByRole("button", { name: /^Merge with A. Rivera/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Merge" }));
  await waitFor(() => {
    expect(merged[0]?.body).toEqual({ other: "k2" });
  });
  await waitFor(() => {
    expect(screen.queryByRole("heading", { name: "Perhaps the same customer" })).not.toBeInTheDocument();
  });
});
