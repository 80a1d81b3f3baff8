import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import type { Coverage, CustomerTypeRules, Evaluation, Impression, Journey, JourneyStop, Tally } from "@/lib/contract";
import { faultsOf } from "@/testing/axe";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import JourneyPage from "./JourneyPage";
import { codeOf, countsLater, moved, ontoOrder, planOf, progress, sampleOf, typesIn, valuesOf } from "./model";

const PLAN = { method: "SURVEY", every: 1, rhythm: "QUARTERS", halfWidth: 0.1, level: 95, contacts: null, owner: "front office" } as const;

function tally(more: Partial<Tally> = {}): Tally {
  return { touchpoints: 2, evaluatedOnPlan: 1, share: 0.5, onPlan: 1, due: 0, overdue: 0, unmeasured: 1, pastDue: 1, off: 0, ...more };
}

function anEvaluation(more: Partial<Evaluation> = {}): Evaluation {
  return {
    site: "north-general",
    siteName: "North General",
    region: "north",
    timeZone: "Europe/London",
    customerType: "PATIENT",
    touchpoint: "waiting",
    name: "Waiting",
    ordinal: 1,
    kind: "INTERACTION",
    unit: "front office",
    firstContact: true,
    lastImpression: false,
    plan: PLAN,
    ownPlan: false,
    needed: 97,
    answers: 40,
    answersBefore: 120,
    from: "2026-10-01",
    until: "2026-12-31",
    lastEvaluatedAt: "2026-11-20T10:00:00Z",
    nextDue: "2026-12-31",
    missedOn: null,
    evaluatedOnPlan: true,
    state: "ON_PLAN",
    revision: 3,
    ...more,
  };
}

const FAREWELL = anEvaluation({ touchpoint: "farewell", name: "Farewell", ordinal: 2, firstContact: false, lastImpression: true, answers: 0, lastEvaluatedAt: null, missedOn: "2026-09-30", evaluatedOnPlan: false, state: "UNMEASURED" });

function aCoverage(more: Partial<Coverage> = {}): Coverage {
  const touchpoint = { customerType: "PATIENT", kind: "INTERACTION", unit: "front office" } as const;
  return {
    definition: "",
    whole: tally(),
    regions: [{ code: "north", tally: tally() }],
    sites: [{ code: "north-general", name: "North General", region: "north", tally: tally(), lastImpressions: tally({ touchpoints: 1, evaluatedOnPlan: 0, onPlan: 0 }) }],
    touchpoints: [
      { ...touchpoint, code: "waiting", name: "Waiting", ordinal: 1, tally: tally({ touchpoints: 1, share: 1, unmeasured: 0, pastDue: 0 }) },
      { ...touchpoint, code: "farewell", name: "Farewell", ordinal: 2, tally: tally({ touchpoints: 1, evaluatedOnPlan: 0, share: 0, onPlan: 0 }) },
    ],
    ...more,
  };
}

function aStop(code: string, name: string, ordinal: number, more: Partial<JourneyStop> = {}): JourneyStop {
  return { code, ordinal, kind: "INTERACTION", unit: "front office", name: { en: name, fr: `${name} (fr)` }, retired: false, plan: PLAN, needed: 97, revision: 4, planRevision: 5, ...more };
}

const JOURNEY: Journey = { customerType: "PATIENT", revision: 6, touchpoints: [aStop("waiting", "Waiting", 1), aStop("farewell", "Farewell", 2), aStop("fax", "Fax", 3, { retired: true })] };

function anImpression(more: Partial<Impression> = {}): Impression {
  return {
    site: "north-general",
    siteName: "North General",
    region: "north",
    customerType: "PATIENT",
    first: { touchpoint: "waiting", name: "Waiting", marks: 40, standIns: 0, mean: 4.5 },
    last: { touchpoint: "farewell", name: "Farewell", marks: 38, standIns: 12, mean: 3.25 },
    difference: -1.25,
    lower: -1.6,
    upper: -0.9,
    verdict: "BAD_END",
    step: 0.5,
    days: 90,
    ...more,
  };
}

const RULES: CustomerTypeRules = {
  customerType: "PATIENT",
  horizonDays: 365,
  inviteEveryDays: 30,
  invitesByHorizon: true,
  restDays: 30,
  evaluateEveryMonths: 3,
  evaluatesByHorizon: true,
  badEndStep: 0.5,
  badEndDays: 90,
  revision: 2,
  changedAt: null,
  changedBy: null,
};

function serve() {
  answer("get", "/api/feedback/impressions", { definition: "", items: [anImpression()] } as never);
  answer("get", "/api/feedback/customer-types", [RULES] as never);
  answer("get", "/api/reports/needs", { needs: [] } as never);
  answer("get", "/api/feedback/coverage", { ...aCoverage() } as never);
  answer("get", "/api/feedback/journeys", [JOURNEY] as never);
  return answer("get", "/api/feedback/evaluations", { total: 2, items: [anEvaluation(), FAREWELL] } as never);
}

test("a site's journey is a line that marks its ends and says how each touchpoint stands", async () => {
  const asked = serve();
  open(<JourneyPage />, "/journey?site=north-general");
  const line = await screen.findByRole("list", { name: "Touchpoints from the first contact to the last impression" });
  const stops = within(line).getAllByRole("listitem");
  expect(stops).toHaveLength(2);
  expect(within(stops[0] as HTMLElement).getByText("First contact")).toBeInTheDocument();
  expect(within(stops[0] as HTMLElement).getByText("40 of 97")).toBeInTheDocument();
  expect(within(stops[0] as HTMLElement).getByText(/Survey, every quarter/)).toBeInTheDocument();
  expect(within(stops[1] as HTMLElement).getByText("Last impression")).toBeInTheDocument();
  expect(within(stops[1] as HTMLElement).getByText("Unmeasured")).toBeInTheDocument();
  expect(within(stops[1] as HTMLElement).getByText("Was due 30 Sept 2026")).toBeInTheDocument();
  expect(within(stops[1] as HTMLElement).getByText("Never")).toBeInTheDocument();
  expect(asked[0]?.url.searchParams.get("site")).toBe("north-general");
  expect(screen.getByText("50.0%")).toBeInTheDocument();
  expect(screen.getByText("1 of 2 touchpoints evaluated on plan")).toBeInTheDocument();
});

test("what the states mean is told in words, by the keyboard too", async () => {
  serve();
  const { user } = open(<JourneyPage />, "/journey?site=north-general");
  const info = await screen.findByRole("button", { name: "What the states mean" });
  info.focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByText(/The current period has the answers that the plan needs; or the last full one had them/)).toBeInTheDocument();
  expect(screen.getByText(/one that is due again may count too/)).toBeInTheDocument();
});

test("when a mystery visit is due is not told to its site, and the line says so with a dash", async () => {
  serve();
  const secret = anEvaluation({ plan: { ...PLAN, method: "MYSTERY_VISIT" }, nextDue: null });
  answer("get", "/api/feedback/evaluations", { total: 2, items: [secret, FAREWELL] } as never);
  open(<JourneyPage />, "/journey?site=north-general", { session: aSession(["STAFF"], ["north-general"]) });
  const line = await screen.findByRole("list", { name: "Touchpoints from the first contact to the last impression" });
  const due = (stop: HTMLElement) => within(stop).getByText("Next due").parentElement?.querySelector("dd");
  const [first, second] = within(line).getAllByRole("listitem");
  expect(due(first as HTMLElement)).toHaveTextContent(/^–$/);
  expect(due(second as HTMLElement)).toHaveTextContent(/^31 Dec 2026/);
});

test("many sites are counted by touchpoint, and a site opens its own line", async () => {
  serve();
  const { user, where } = open(<JourneyPage />, "/journey?type=PATIENT");
  expect(await screen.findByRole("row", { name: /1. Waiting/ })).toHaveTextContent("100.0%");
  await user.click(screen.getByRole("tab", { name: "Coverage by site" }));
  const row = await screen.findByRole("row", { name: /North General/ });
  expect(row).toHaveTextContent("Unmeasured");
  await user.click(within(row).getByRole("link"));
  expect(where()).toBe("/journey?type=PATIENT&site=north-general");
});

test("what is past due is a list of its own, with its number on the tab", async () => {
  serve();
  const asked = answer("get", "/api/feedback/evaluations", { total: 1, items: [FAREWELL] } as never);
  open(<JourneyPage />, "/journey?view=overdue");
  expect(await screen.findByRole("row", { name: /Farewell/ })).toHaveTextContent("30 Sept 2026");
  expect(asked[0]?.url.searchParams.get("pastDue")).toBe("true");
  expect(screen.getByRole("tab", { name: /Due date missed/ })).toHaveTextContent("1");
});

test("a manager switches a touchpoint off, staff learn whose that is", async () => {
  serve();
  const sent = answer("post", "/api/feedback/sites/north-general/touchpoints/PATIENT/waiting/off", anEvaluation({ state: "OFF" }) as never);
  const { user } = open(<JourneyPage />, "/journey?site=north-general", { session: aSession(["SITE_MANAGER"], ["north-general"]) });
  await user.click(await screen.findByRole("button", { name: "Change Waiting" }));
  await user.click(await screen.findByRole("menuitem", { name: "Switch off at this site" }));
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  expect(screen.queryByRole("tab", { name: "Set up" })).not.toBeInTheDocument();
});

test("staff see the change button and learn whose it is", async () => {
  serve();
  open(<JourneyPage />, "/journey?site=north-general", { session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: "Change Waiting" })).toHaveAccessibleDescription("Needs the role Head office or Site manager");
});

test("a site's own plan says how many answers it takes and shows what is refused beside the field", async () => {
  serve();
  const asked = answer("get", "/api/feedback/sample-size", { needed: 385 });
  const sent = answer("put", "/api/feedback/sites/north-general/touchpoints/PATIENT/waiting/plan", () =>
    problem(400, "validation", { errors: [{ field: "halfWidth", reason: "max", message: "'halfWidth' is too wide." }] }),
  );
  const { user } = open(<JourneyPage />, "/journey?site=north-general");
  await user.click(await screen.findByRole("button", { name: "Change Waiting" }));
  await user.click(await screen.findByRole("menuitem", { name: "Plan its evaluation" }));
  const dialog = await screen.findByRole("dialog", { name: "Evaluation plan: Waiting" });
  const width = within(dialog).getByLabelText(/^Interval/);
  await user.clear(width);
  await user.type(width, "5");
  expect(await within(dialog).findByText("385 answers needed a period")).toBeInTheDocument();
  expect(asked.at(-1)?.url.searchParams.get("halfWidth")).toBe("0.05");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("This is too wide.")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ method: "SURVEY", every: 1, rhythm: "QUARTERS", halfWidth: 0.05, level: 95, owner: "front office" });
  expect(sent[0]?.headers.get("If-Match")).toBe('"3"');
});

test("a site's plan that another person saved first stands beside mine, and mine is kept only when asked", async () => {
  serve();
  answer("get", "/api/feedback/sample-size", { needed: 97 });
  const theirs = anEvaluation({ ownPlan: true, revision: 4, plan: { ...PLAN, every: 2, rhythm: "WEEKS", owner: "nursing" } });
  let conflict = true;
  const sent = answer("put", "/api/feedback/sites/north-general/touchpoints/PATIENT/waiting/plan", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(theirs)));
  const { user } = open(<JourneyPage />, "/journey?site=north-general");
  await user.click(await screen.findByRole("button", { name: "Change Waiting" }));
  await user.click(await screen.findByRole("menuitem", { name: "Plan its evaluation" }));
  const dialog = await screen.findByRole("dialog", { name: "Evaluation plan: Waiting" });
  const owner = within(dialog).getByLabelText(/^Seen to by/);
  await user.clear(owner);
  await user.type(owner, "reception");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  const notice = await within(dialog).findByRole("alert");
  expect(within(notice).getByRole("row", { name: /Seen to by/ })).toHaveTextContent("receptionnursing");
  expect(within(notice).getByRole("row", { name: /^Every/ })).toHaveTextContent("every quarterevery 2 weeks");
  expect(within(notice).queryByRole("row", { name: /Evaluated by/ })).not.toBeInTheDocument();
  expect(await faultsOf(dialog)).toEqual([]);
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"4"']);
  expect(sent[1]?.body).toMatchObject({ owner: "reception", rhythm: "QUARTERS" });
});

test("switching off what another person has just planned asks once more", async () => {
  serve();
  const theirs = anEvaluation({ ownPlan: true, revision: 4, plan: { ...PLAN, every: 2, rhythm: "WEEKS" } });
  let conflict = true;
  const sent = answer("post", "/api/feedback/sites/north-general/touchpoints/PATIENT/waiting/off", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(theirs)));
  const { user } = open(<JourneyPage />, "/journey?site=north-general");
  await user.click(await screen.findByRole("button", { name: "Change Waiting" }));
  await user.click(await screen.findByRole("menuitem", { name: "Switch off at this site" }));
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: /^Waiting/ })).toHaveTextContent("Switch off at this siteSurvey, every 2 weeks");
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"4"']);
});

test("head office moves, renames and retires touchpoints", async () => {
  serve();
  const order = answer("put", "/api/feedback/journeys/PATIENT/order", JOURNEY as never);
  const names = answer("put", "/api/feedback/journeys/PATIENT/touchpoints/waiting", JOURNEY as never);
  const retired = answer("post", "/api/feedback/journeys/PATIENT/touchpoints/farewell/retire", JOURNEY as never);
  const back = answer("post", "/api/feedback/journeys/PATIENT/touchpoints/fax/restore", JOURNEY as never);
  const { user } = open(<JourneyPage />, "/journey?view=setup");
  await user.click(await screen.findByRole("button", { name: "Move Waiting towards the end" }));
  await waitFor(() => {
    expect(order[0]?.body).toEqual({ touchpoints: ["farewell", "waiting"] });
  });
  expect(screen.getByRole("button", { name: "Move Waiting towards the beginning" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Rename Waiting" }));
  const dialog = await screen.findByRole("dialog");
  const english = within(dialog).getByLabelText(/^Name in English/);
  await user.clear(english);
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  await user.type(english, "Waiting room");
  await user.type(within(dialog).getByLabelText("Name in Arabic"), "الانتظار");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(names[0]?.body).toEqual({ kind: "INTERACTION", unit: "front office", name: { en: "Waiting room", fr: "Waiting (fr)", ar: "الانتظار" } });
  });
  await user.click(screen.getByRole("button", { name: "Retire Farewell" }));
  expect(retired).toHaveLength(0);
  await user.click(within(await screen.findByRole("dialog", { name: "Retire Farewell?" })).getByRole("button", { name: "Retire" }));
  await waitFor(() => {
    expect(retired).toHaveLength(1);
  });
  await user.click(screen.getByRole("button", { name: "Take Fax back" }));
  await waitFor(() => {
    expect(back).toHaveLength(1);
  });
  expect([...retired, ...back].map(({ headers }) => headers.get("If-Match"))).toEqual(['"4"', '"4"']);
});

test("a touchpoint that another person renamed first is retired only when asked again", async () => {
  serve();
  const theirs: Journey = { ...JOURNEY, touchpoints: [aStop("waiting", "Waiting", 1), aStop("farewell", "Goodbye", 2, { revision: 9 })] };
  let conflict = true;
  const sent = answer("post", "/api/feedback/journeys/PATIENT/touchpoints/farewell/retire", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(theirs)));
  const { user } = open(<JourneyPage />, "/journey?view=setup");
  await user.click(await screen.findByRole("button", { name: "Retire Farewell" }));
  await user.click(within(await screen.findByRole("dialog", { name: "Retire Farewell?" })).getByRole("button", { name: "Retire" }));
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: "Farewell Retired In the journey" })).toBeInTheDocument();
  expect(within(notice).getByRole("row", { name: "Name in English Farewell Goodbye" })).toBeInTheDocument();
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: /mine/i }));
  await waitFor(() => {
    expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"4"', '"9"']);
  });
});

test("an order that another person changed first is shown beside mine, and what they added is kept in mine", async () => {
  serve();
  const theirs: Journey = { ...JOURNEY, revision: 9, touchpoints: [aStop("waiting", "Waiting", 1), aStop("cafe", "Café", 2), aStop("farewell", "Farewell", 3)] };
  let conflict = true;
  const sent = answer("put", "/api/feedback/journeys/PATIENT/order", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(theirs)));
  const { user } = open(<JourneyPage />, "/journey?view=setup");
  await user.click(await screen.findByRole("button", { name: "Move Waiting towards the end" }));
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: /^Order/ })).toHaveTextContent("Farewell and WaitingWaiting, Café and Farewell");
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(sent).toHaveLength(2);
  });
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"6"', '"9"']);
  expect(sent[1]?.body).toEqual({ touchpoints: ["farewell", "waiting", "cafe"] });
});

test("a name that another person changed first can be taken over", async () => {
  serve();
  const theirs: Journey = { ...JOURNEY, touchpoints: [aStop("waiting", "Waiting area", 1, { revision: 8, unit: "nursing" })] };
  let conflict = true;
  const sent = answer("put", "/api/feedback/journeys/PATIENT/touchpoints/waiting", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(theirs)));
  const { user } = open(<JourneyPage />, "/journey?view=setup");
  await user.click(await screen.findByRole("button", { name: "Rename Waiting" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Name in English/), " room");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  const notice = await within(dialog).findByRole("alert");
  expect(within(notice).getByRole("row", { name: /Name in English/ })).toHaveTextContent("Waiting roomWaiting area");
  expect(within(notice).getByRole("row", { name: /Owner unit/ })).toHaveTextContent("front officenursing");
  await user.click(within(notice).getByRole("button", { name: "Take what is saved" }));
  expect(within(dialog).getByLabelText(/^Name in English/)).toHaveValue("Waiting area");
  expect(within(dialog).queryByRole("alert")).not.toBeInTheDocument();
  conflict = false;
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent).toHaveLength(2);
  });
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"4"', '"8"']);
  expect(sent[1]?.body).toEqual({ kind: "INTERACTION", unit: "nursing", name: { en: "Waiting area", fr: "Waiting area (fr)" } });
});

test("what came to a journey meanwhile has its place in another order", () => {
  expect(ontoOrder(["b", "a"], ["a", "b"])).toEqual(["b", "a"]);
  expect(ontoOrder(["b", "a"], ["new", "a", "x", "b", "y"])).toEqual(["new", "b", "y", "a", "x"]);
  expect(ontoOrder(["b", "gone", "a"], ["a", "b"])).toEqual(["b", "a"]);
});

test("a new touchpoint comes before the last impression unless somebody says otherwise", async () => {
  serve();
  const sent = answer("post", "/api/feedback/journeys/PATIENT/touchpoints", JOURNEY as never, 201);
  const { user } = open(<JourneyPage />, "/journey?view=setup");
  await user.click(await screen.findByRole("button", { name: "Add a touchpoint" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Name in English/), "Café & Bar");
  await user.type(within(dialog).getByLabelText(/^Owner unit/), "facilities");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ code: "cafe-bar", kind: "INTERACTION", unit: "facilities", name: { en: "Café & Bar" }, before: "farewell" });
  });
});

test("a journey that nobody uses says so", async () => {
  answer("get", "/api/feedback/coverage", aCoverage({ touchpoints: [], sites: [], regions: [], whole: tally({ touchpoints: 0, share: null, pastDue: 0 }) }) as never);
  open(<JourneyPage />, "/journey?type=STUDENT");
  expect(await screen.findByText("No journey here")).toBeInTheDocument();
});

test("a touchpoint moves one place and never out of the journey", () => {
  expect(moved(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], "c", 1)).toEqual(["a", "b", "c"]);
  expect(moved(["a"], "x", 1)).toEqual(["a"]);
});

test("a plan goes through the form unchanged", () => {
  const { contacts, ...asked } = PLAN;
  expect(contacts).toBeNull();
  expect(planOf(valuesOf(PLAN))).toEqual(asked);
  expect(planOf(valuesOf({ ...PLAN, halfWidth: null, level: null }))).toEqual({ method: "SURVEY", every: 1, rhythm: "QUARTERS", owner: "front office" });
  expect(planOf(valuesOf({ ...PLAN, contacts: 1000 }))).toEqual({ ...asked, contacts: 1000 });
});

test("only an interval that makes sense is asked about", () => {
  expect(sampleOf(valuesOf(PLAN))).toEqual({ halfWidth: 0.1, level: 95 });
  expect(sampleOf({ ...valuesOf(PLAN), width: "" })).toBeNull();
  expect(sampleOf({ ...valuesOf(PLAN), width: 70 })).toBeNull();
  expect(sampleOf({ ...valuesOf(PLAN), sampled: false })).toBeNull();
});

test("progress stops at what is needed", () => {
  expect(progress({ answers: 40, needed: 80 })).toBe(0.5);
  expect(progress({ answers: 400, needed: 80 })).toBe(1);
});

test("codes are made of names, and the journeys in sight are known", () => {
  expect(codeOf("Ánne's  Café!")).toBe("anne-s-cafe");
  expect(codeOf("المقصف")).toBe("");
  expect(typesIn(aCoverage())).toEqual(["PATIENT"]);
});

test("a plan that began within the period says why nothing is due at its end", () => {
  const begun = { state: "UNMEASURED", answers: 0, needed: 1, until: "2026-11-30", nextDue: "2026-12-31" } as const;
  expect(countsLater(begun)).toBe(true);
  expect(countsLater({ ...begun, nextDue: "2026-11-30" })).toBe(false);
  expect(countsLater({ ...begun, answers: 1 })).toBe(false);
  expect(countsLater({ ...begun, state: "OFF" })).toBe(false);
});

test("a site's journey says how it begins and ends, with both bases", async () => {
  serve();
  open(<JourneyPage />, "/journey?site=north-general");
  const card = (await screen.findByRole("heading", { name: "Good start, bad end" })).closest("section") as HTMLElement;
  expect(within(card).getByText("First contact: Waiting").parentElement).toHaveTextContent("4.5n = 40");
  expect(within(card).getByText("Last impression: Farewell").parentElement).toHaveTextContent("3.25n = 3812 of them tapped faces that stand in");
  expect(within(card).getByText("-1.25 (95%: -1.6 to -0.9)")).toBeInTheDocument();
  expect(card).toHaveAttribute("data-verdict", "BAD_END");
});

test("the sites have the last impression in its own column, and a bad end is flagged", async () => {
  serve();
  const asked = answer("get", "/api/feedback/impressions", { definition: "", items: [anImpression()] } as never);
  const { user } = open(<JourneyPage />, "/journey?type=PATIENT&view=sites");
  const row = await screen.findByRole("row", { name: /North General/ });
  expect(row).toHaveTextContent("3.25n = 38");
  expect(row).toHaveTextContent("Good start, bad end");
  expect(screen.getByRole("columnheader", { name: "Last impression, mean mark" })).toBeInTheDocument();
  expect(screen.getByText("1 journey ends worse than it begins.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "How the ends are compared" }));
  expect(await screen.findByText(/over the last 90 days\. A bad end is reported/)).toBeInTheDocument();
  expect(asked[0]?.url.searchParams.get("customerType")).toBe("PATIENT");
});

test("how the journeys end cannot be told, and how they are covered is shown nevertheless", async () => {
  serve();
  answer("get", "/api/feedback/impressions", () => problem(503, "unavailable"));
  open(<JourneyPage />, "/journey?type=PATIENT&view=sites");
  expect(await screen.findByRole("row", { name: /North General/ })).toBeInTheDocument();
  expect(screen.getByRole("alert")).toBeInTheDocument();
});

test("a small base has no mean and no verdict", async () => {
  serve();
  answer("get", "/api/feedback/impressions", {
    definition: "",
    items: [anImpression({ last: { touchpoint: "farewell", name: "Farewell", marks: 9, standIns: 0, mean: null }, difference: null, lower: null, upper: null, verdict: "TOO_FEW" })],
  } as never);
  open(<JourneyPage />, "/journey?type=PATIENT&view=sites");
  const row = await screen.findByRole("row", { name: /North General/ });
  expect(row).toHaveTextContent("n = 9, under 10");
  expect(row).toHaveTextContent("Too few marks to say");
});

test("head office sets how long customers of a type stay, and what is not said follows", async () => {
  serve();
  const saved = answer("put", "/api/feedback/customer-types/PATIENT", { ...RULES, horizonDays: 730, revision: 3 } as never);
  const { user } = open(<JourneyPage />, "/journey?type=PATIENT&view=setup");
  const panel = (await screen.findByRole("heading", { name: "How long they stay, and how often they are asked" })).closest("section") as HTMLElement;
  expect(panel).toHaveTextContent("365 days");
  expect(panel).toHaveTextContent("At most one in 30 days");
  expect(panel).toHaveTextContent("every 3 months");
  await user.click(within(panel).getByRole("button", { name: "Change these rules" }));
  const dialog = await screen.findByRole("dialog");
  const horizon = within(dialog).getByRole("textbox", { name: /Days without a visit/ });
  await user.clear(horizon);
  await user.type(horizon, "730");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(saved).toHaveLength(1);
  });
  expect(saved[0]?.body).toEqual({ horizonDays: 730, badEndStep: 0.5, badEndDays: 90 });
  expect(saved[0]?.headers.get("If-Match")).toBe('"2"');
});

test("what the server refuses of the rules stands beside its field", async () => {
  serve();
  answer("put", "/api/feedback/customer-types/PATIENT", () => problem(400, "invalid-input", { errors: [{ field: "horizonDays", reason: "out-of-range", message: "Too short." }] }));
  const { user } = open(<JourneyPage />, "/journey?type=PATIENT&view=setup");
  await user.click(await screen.findByRole("button", { name: "Change these rules" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(screen.getByRole("textbox", { name: /Days without a visit/ })).toBeInvalid();
  });
});

test("what matters to the customers of a type stands beside how often they are asked", async () => {
  serve();
  answer("get", "/api/reports/needs", {
    needs: [
      { customerType: "PATIENT", kind: "ATTRIBUTE", code: "COURTESY", n: 12, mean: 4.5, lower: 4.1, upper: 4.8, suppressed: false },
      { customerType: "PATIENT", kind: "DIMENSION", code: "TRUST", n: 3, mean: null, lower: null, upper: null, suppressed: true },
      { customerType: "PATIENT", kind: "AREA", code: "RETURN_POLICY", n: 20, mean: 3.5, lower: 3.2, upper: 3.8, suppressed: false },
      { customerType: "STUDENT", kind: "ATTRIBUTE", code: "HONESTY", n: 40, mean: 5, lower: 5, upper: 5, suppressed: false },
    ],
  } as never);
  open(<JourneyPage />, "/journey?type=PATIENT&view=setup");
  expect(await screen.findByRole("row", { name: /Courtesy/ })).toHaveTextContent("4.54.1 to 4.8");
  expect(screen.getByRole("row", { name: /Trust/ })).toHaveTextContent("under 10");
  expect(screen.getByRole("row", { name: /Return policy/ })).toHaveTextContent("Monitored area");
  expect(screen.queryByRole("row", { name: /Honesty/ })).toBeNull();
});

test("what matters at the chosen site is asked for, and said to be of it", async () => {
  serve();
  const seen = answer("get", "/api/reports/needs", {
    needs: [{ customerType: "PATIENT", kind: "ATTRIBUTE", code: "COURTESY", n: 12, mean: 4.5, lower: 4.1, upper: 4.8, suppressed: false }],
  } as never);
  open(<JourneyPage />, "/journey?type=PATIENT&view=setup&site=bay");
  expect(await screen.findByText(/in the last year at this site/)).toBeVisible();
  expect(seen.map(({ url }) => url.searchParams.get("site"))).toEqual(["bay"]);
});
