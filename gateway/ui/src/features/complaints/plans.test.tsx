import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import type { CasePlan, ContactPlan, LetterTemplate } from "@/lib/contract";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aComplaintDetail, aPerson, aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import ComplaintPage from "./ComplaintPage";
import ContactPlansPage from "./ContactPlansPage";
import { monthsFrom, planTemplate } from "./plans";

const ANA = { email: "ana@example.org", name: "Ana" };
const TELLING = "Dear {name}, {plan-person} answers {plan-every} until {plan-until}.";

function aTemplate(more: Partial<LetterTemplate> = {}): LetterTemplate {
  return { id: "t1", site: null, name: "Contact", language: "en", text: TELLING, retired: false, revision: 1, changedAt: "2026-11-20T10:00:00Z", changedBy: "Hanna Head", ...more };
}

function aPlan(more: Partial<ContactPlan> = {}): ContactPlan {
  return {
    id: "p1", complaint: "c1", reference: "C-2026-000001", site: "north-general", contact: ANA, state: "ACTIVE", reason: "Five letters a day", person: { id: "u2", name: "Petra Person" },
    replyEvery: 10, reviewOn: "2027-02-01", letter: "l1", decidedAt: "2026-11-20T10:00:00Z", decidedBy: { id: "u1", name: "Mara Manager" }, endedAt: null, endedBy: null, endReason: null, revision: 1,
    masked: [], ...more,
  };
}

const NOTHING: CasePlan = { plan: null, proposal: null, covered: [], replyBy: null };
const PROPOSAL = { site: "north-general", complaint: "c1", reference: "C-2026-000001", contact: ANA, cases: 6, messages: 0, because: ["CASES" as const] };

function openCase(known: Partial<CasePlan>, roles: ("SITE_MANAGER" | "STAFF")[], more = {}) {
  answer("get", "/api/complaints/c1/contact-plan", { ...NOTHING, ...known });
  answer("get", "/api/complaints/c1", aComplaintDetail({ contact: ANA, ...more }));
  return open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(roles) });
}

test("a plan lasts whole months, and its letter begins with the template in the customer's language", () => {
  expect(monthsFrom("2026-08-31", 6)).toBe("2027-02-28");
  expect(monthsFrom("2026-11-29", 3)).toBe("2027-02-28");
  const arabic = aTemplate({ id: "t2", language: "ar" });
  expect(planTemplate([aTemplate({ id: "t0", text: "Dear {name}" }), aTemplate(), arabic], "ar")).toBe(arabic);
  expect(planTemplate([aTemplate()], "es")?.id).toBe("t1");
});

test("a manager is told why somebody is proposed, decides, and tells the customer once", async () => {
  answer("get", "/api/complaints/letter-templates", [aTemplate()]);
  answer("get", "/api/directory/staff", { items: [aPerson({ id: "u2", name: "Petra Person" })], next: null });
  const sent = answer("post", "/api/complaints/c1/contact-plan", aPlan(), 201);
  const { user } = openCase({ proposal: PROPOSAL }, ["SITE_MANAGER"]);
  expect(await screen.findByText("6 complaints of this contact in a short time")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Decide how we stay in contact" }));
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => {
    expect(within(dialog).getByRole("textbox", { name: /What the customer is told/ })).toHaveValue(TELLING);
  });
  await user.type(within(dialog).getByRole("textbox", { name: /^Why/ }), "Five a day");
  await user.click(within(dialog).getByRole("combobox", { name: /Who alone answers/ }));
  await user.click(await screen.findByRole("option", { name: "Petra Person" }));
  expect(await faultsOf(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Decide and tell the customer" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(sent[0]?.body).toMatchObject({ reason: "Five a day", person: "u2", replyEvery: 10, letter: { channel: "REPLY", text: TELLING, language: "en" } });
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

test("whoever else composes a reply is warned of who alone answers, and who does is not", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  const { user } = openCase({ plan: aPlan({ person: { id: "u2", name: "Petra Person" } }) }, ["STAFF"]);
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog", { name: "Write to the customer" });
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("Petra Person alone answers this customer");
  cleanup();
  const own = openCase({ plan: aPlan({ person: { id: aSession().user.id, name: "Ada Kern" } }) }, ["STAFF"]);
  await own.user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  expect(within(await screen.findByRole("dialog", { name: "Write to the customer" })).queryByText(/alone answers this customer/)).not.toBeInTheDocument();
});

test("what a decision lacks is said beside each field as in other forms, and the first one is led to", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  answer("get", "/api/directory/staff", { items: [], next: null });
  const sent = answer("post", "/api/complaints/c1/contact-plan", aPlan(), 201);
  const { user } = openCase({}, ["SITE_MANAGER"]);
  await user.click(await screen.findByRole("button", { name: "Decide how we stay in contact" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Decide and tell the customer" }));
  // Why, who, and what the customer is told
  expect(await within(dialog).findAllByText("Fill this in")).toHaveLength(3);
  expect(within(dialog).getByRole("textbox", { name: /^Why/ })).toHaveFocus();
  expect(sent).toHaveLength(0);
});

test("what the server refuses stands beside its field, and nothing typed is lost", async () => {
  answer("get", "/api/complaints/letter-templates", [aTemplate()]);
  answer("get", "/api/directory/staff", { items: [aPerson({ id: "u2", name: "Petra Person" })], next: null });
  answer("post", "/api/complaints/c1/contact-plan", () => problem(400, "validation", { errors: [{ field: "reviewOn", reason: "out-of-range", message: "A plan is looked at again by 2027-05-29 at the latest." }] }));
  const { user } = openCase({}, ["SITE_MANAGER"]);
  await user.click(await screen.findByRole("button", { name: "Decide how we stay in contact" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: /^Why/ }), "Five a day");
  await user.click(within(dialog).getByRole("combobox", { name: /Who alone answers/ }));
  await user.click(await screen.findByRole("option", { name: "Petra Person" }));
  await user.click(within(dialog).getByRole("button", { name: "Decide and tell the customer" }));
  expect(await within(dialog).findByText("A plan is looked at again by 2027-05-29 at the latest.")).toBeInTheDocument();
  expect(within(dialog).getByRole("textbox", { name: /^Why/ })).toHaveValue("Five a day");
});

test("what is wrong with the letter stands beside it", async () => {
  answer("get", "/api/complaints/letter-templates", [aTemplate()]);
  answer("get", "/api/directory/staff", { items: [aPerson({ id: "u2", name: "Petra Person" })], next: null });
  answer("post", "/api/complaints/c1/contact-plan", () => problem(400, "validation", { errors: [{ field: "letter.text", reason: "unfilled-placeholder", message: "Nothing fills {promise} in this case." }] }));
  const { user } = openCase({}, ["SITE_MANAGER"]);
  await user.click(await screen.findByRole("button", { name: "Decide how we stay in contact" }));
  const dialog = await screen.findByRole("dialog");
  const text = within(dialog).getByRole("textbox", { name: /What the customer is told/ });
  await waitFor(() => {
    expect(text).toHaveValue(TELLING);
  });
  await user.type(text, " More");
  await user.type(within(dialog).getByRole("textbox", { name: /^Why/ }), "Five a day");
  await user.click(within(dialog).getByRole("combobox", { name: /Who alone answers/ }));
  await user.click(await screen.findByRole("option", { name: "Petra Person" }));
  await user.click(within(dialog).getByRole("button", { name: "Decide and tell the customer" }));
  await waitFor(() => {
    expect(text).toHaveAccessibleDescription("Nothing fills {promise} in this case.");
  });
  expect(text).toHaveValue(`${TELLING} More`);
  expect(text).toHaveFocus();
});

test("whoever comes too late reads what another manager made of the plan", async () => {
  let plan: ContactPlan | null = aPlan();
  const { user } = openCase({}, ["SITE_MANAGER"]);
  answer("get", "/api/complaints/c1/contact-plan", () => HttpResponse.json({ ...NOTHING, plan }));
  const sent = answer("post", "/api/complaints/contact-plans/p1/review", () => {
    plan = null;
    return problem(409, "not-active", { detail: "This plan holds no more: Hanna Head ended it on 2026-11-29." });
  });
  await user.click(await screen.findByRole("button", { name: "Look at it again" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: /^Why/ }), "Better now");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText(/Hanna Head ended it/)).toBeInTheDocument();
  expect(await screen.findByText("As with everybody")).toBeInTheDocument();
  expect(screen.getByText(/Hanna Head ended it/)).toBeInTheDocument();
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

test("staff see what holds, which messages it covers, and that a reason is not shown to them", async () => {
  const line = { actor: "Customer", kind: "MESSAGE" as const, from: null, to: null, visibleToCustomer: true };
  openCase({ plan: aPlan({ reason: null, masked: ["reason", "reference"] }), covered: ["2026-11-21T10:00:00Z"], replyBy: "2026-12-04T00:00:00Z" }, ["STAFF"], {
    timeline: [
      { ...line, at: "2026-11-19T10:00:00Z", text: "Before" },
      { ...line, at: "2026-11-21T10:00:00Z", text: "Once more" },
    ],
  });
  expect(await screen.findByText("Petra Person")).toBeInTheDocument();
  expect(screen.getByText("not shown to your role")).toBeInTheDocument();
  expect(screen.getAllByText(/covered by the plan/)).toHaveLength(1);
  expect(screen.queryByRole("button", { name: "Look at it again" })).not.toBeInTheDocument();
});

test("the page of plans shows who is proposed and looks at one again", async () => {
  answer("get", "/api/complaints/contact-plans/proposed", [PROPOSAL]);
  answer("get", "/api/complaints/contact-plans", { items: [aPlan(), aPlan({ id: "p2", state: "DECLINED", person: null, replyEvery: null, reviewOn: null })], next: null });
  const sent = answer("post", "/api/complaints/contact-plans/p1/review", aPlan({ state: "ENDED" }));
  const { user } = open(<ContactPlansPage />, "/complaints/contact-plans", { session: aSession(["SITE_MANAGER"]) });
  expect(await screen.findByRole("link", { name: "Open C-2026-000001" })).toHaveAttribute("href", "/complaints/c1");
  expect(await screen.findByRole("row", { name: /Ana.*North General Holds Petra Person One reply in so many working days: 10/ })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Look at the plan of Ana again" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: /^Why/ }), "Better now");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent.map(({ body }) => body)).toEqual([{ outcome: "END", reason: "Better now" }]);
  });
  expect(sent[0]?.headers.get("If-Match")).toBe('"1"');
});
