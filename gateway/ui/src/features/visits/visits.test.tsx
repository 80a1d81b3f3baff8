import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Evaluation, SecurityFinding, SiteVisit, VisitReport, VisitScript } from "@/lib/contract";
import { open } from "@/testing/render";
import { aSession, aSite } from "@/testing/samples";
import { answer, problem, server } from "@/testing/server";
import FindingPage from "./FindingPage";
import FindingsPage from "./FindingsPage";
import NewVisitPage from "./NewVisitPage";
import VisitPage from "./VisitPage";
import VisitsPage from "./VisitsPage";
import { changeOf, differing, draftOf, journeyOf, movesOf, serverFields, startValues, typesIn, valuesOf } from "./model";

const MANAGER = aSession(["SITE_MANAGER"], ["north-general"]);
const STAFF = aSession(["STAFF"], ["north-general"]);

function aVisit(more: Partial<SiteVisit> = {}): SiteVisit {
  return {
    id: "v1", site: "north-general", siteName: "North General", method: "MYSTERY_VISIT", customerType: "PATIENT", language: "en",
    touchpoints: [{ touchpoint: "reception", name: "Reception", questionnaire: "mystery-visit", version: 1, score: null, scored: 0 }],
    from: "2026-07-01T08:00:00Z", to: "2026-07-08T16:00:00Z", closesAt: "2026-07-15T16:00:00Z", shopper: { name: "Kim Doe", email: "kim@mail.example" }, brief: "You want a new card.",
    state: "PLANNED", plannedBy: "Ada Kern", plannedAt: "2026-06-20T10:00:00Z", startedAt: null, endedAt: null, score: null, scored: 0, revision: 3,
    ...more,
  };
}

function aReport(more: Partial<VisitReport> = {}): VisitReport {
  const answered = { dimension: null, expected: null, experienced: null };
  return {
    handedInAt: "2026-07-02T10:00:00Z",
    scores: { overall: { value: 82.34, n: 12 }, steps: { GREET: { value: 75, n: 2 }, THANK: { value: 100, n: 1 } }, competencies: { ATTITUDE: { value: 50, n: 1 } } },
    sections: [
      {
        touchpoint: "reception", name: "Reception", questionnaire: "mystery-visit", version: 1, response: "r9", score: 82.34, scored: 12, restricted: false, comment: "Quick",
        answers: [
          { question: "greeting-time", text: "Time until somebody greeted you", kind: "SECONDS", value: 75, ...answered },
          { question: "greet", text: "You were greeted", kind: "YES_NO", value: true, ...answered },
        ],
        photos: [
          { id: "p1", type: "image/jpeg", bytes: 1000, takenAt: "2026-07-02T09:00:00Z" },
          { id: "p2", type: "image/jpeg", bytes: 1000, takenAt: "2026-07-02T09:01:00Z" },
        ],
      },
    ],
    notes: "All tidy.",
    observed: "Jo at the desk",
    photosRemovedAt: null,
    ...more,
  };
}

function aFinding(more: Partial<SecurityFinding> = {}): SecurityFinding {
  return {
    id: "f1", site: "north-general", siteName: "North General", visit: "v1", kind: "THEFT", what: "The till stood open.", place: "Hall", state: "OPEN", foundAt: "2026-07-02T10:00:00Z",
    recordedBy: null, note: null, handledAt: null, handledBy: null,
    ...more,
  };
}

function aStop(touchpoint: string, ordinal: number, more: Partial<Evaluation> = {}): Evaluation {
  return { touchpoint, name: touchpoint.charAt(0).toUpperCase() + touchpoint.slice(1), ordinal, customerType: "PATIENT", state: "ON_PLAN", ...more } as Evaluation;
}

const JOURNEY = [aStop("reception", 2), aStop("parking", 1), aStop("canteen", 3, { state: "OFF" }), aStop("library", 1, { customerType: "COLLEAGUE" })];
const SCRIPTS: VisitScript[] = [
  { questionnaire: "mystery-visit", version: 1, title: { en: "Mystery visit" }, languages: ["en"], questions: 13, scored: 12, standard: true },
  { questionnaire: "short", version: 2, title: { en: "A short one" }, languages: ["en"], questions: 3, scored: 2, standard: false },
];

beforeEach(() => {
  answer("get", "/api/feedback/touchpoints", [{ code: "reception", name: "Reception desk", kind: "INTERACTION", journeys: [] }]);
  answer("get", "/api/feedback/visits/scripts", SCRIPTS as never);
  answer("get", "/api/feedback/evaluations", { total: JOURNEY.length, items: JOURNEY as never });
});

test("what can be looked at is what is switched on, in the order of the journey", () => {
  expect(typesIn(JOURNEY)).toEqual(["PATIENT", "COLLEAGUE"]);
  expect(journeyOf(JOURNEY, "PATIENT").map((stop) => stop.touchpoint)).toEqual(["parking", "reception"]);
  expect(journeyOf(JOURNEY, "")).toEqual([]);
});

test("what can still be done depends on how far a visit is", () => {
  expect(movesOf({ state: "PLANNED" })).toEqual(["change", "link", "cancel"]);
  expect(movesOf({ state: "STARTED" })).toEqual(["link", "cancel"]);
  expect((["DONE", "CANCELLED", "MISSED"] as const).flatMap((state) => movesOf({ state }))).toEqual([]);
});

test("a window is typed by the clocks of the site, and what is left empty is left out", () => {
  const values = valuesOf(aVisit(), "Europe/London");
  expect(values.from).toBe("2026-07-01T09:00");
  expect(changeOf({ ...values, shopper: { name: " Kim ", email: " " }, brief: "" }, "Europe/London")).toEqual({ from: "2026-07-01T08:00:00.000Z", to: "2026-07-08T16:00:00.000Z", shopper: { name: "Kim" } });
  expect(differing(values, { ...values, brief: "Another" })).toEqual([{ field: "brief", mine: "You want a new card.", theirs: "Another" }]);
});

test("a touchpoint has the script of all, unless it has one of its own", () => {
  const values = { ...startValues("MYSTERY_VISIT", "north-general"), customerType: "PATIENT" as const, from: "2026-07-01T09:00", to: "2026-07-02T09:00", script: "long", scripts: { parking: "short" } };
  expect(draftOf(values, ["parking", "reception"], "UTC").touchpoints).toEqual([{ touchpoint: "parking", questionnaire: "long" }, { touchpoint: "reception", questionnaire: "long" }]);
  expect(draftOf({ ...values, differing: true, script: "" }, ["parking", "reception"], "UTC").touchpoints).toEqual([{ touchpoint: "parking", questionnaire: "short" }, { touchpoint: "reception" }]);
  expect(serverFields(["parking"])).toEqual({ "touchpoints[0].touchpoint": "touchpoint.parking", "touchpoints[0].questionnaire": "scripts.parking" });
});

test("the list tells where, when by the site's clocks, by whom and how it went, and its filters are in the address", async () => {
  const asked = answer("get", "/api/feedback/visits", { items: [aVisit({ state: "DONE", score: 82.34, scored: 12 })], next: null });
  open(<VisitsPage />, "/visits?method=MYSTERY_VISIT&state=DONE");
  const row = await screen.findByRole("row", { name: /North General/ });
  await within(row).findByText("Reception desk");
  expect(row).toHaveTextContent(/Mystery visit/);
  await waitFor(() => {
    expect(row).toHaveTextContent(/1 Jul 2026, 09:00 BST/);
  });
  expect(row).toHaveTextContent(/Kim Doe/);
  expect(row).toHaveTextContent(/82\.3n = 12/);
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ method: "MYSTERY_VISIT", state: "DONE", limit: "50" });
});

test("an empty list says why", async () => {
  answer("get", "/api/feedback/visits", { items: [], next: null });
  open(<VisitsPage />, "/visits");
  expect(await screen.findByRole("heading", { name: "No visits yet" })).toBeInTheDocument();
});

test("staff see no way to security findings and plan nothing", async () => {
  answer("get", "/api/feedback/visits", { items: [], next: null });
  open(<VisitsPage />, "/visits", { session: STAFF });
  expect(await screen.findByRole("button", { name: "Plan a visit" })).toHaveAccessibleDescription("Needs the role Head office or Site manager");
  expect(screen.queryByText("Security findings")).not.toBeInTheDocument();
});

test("a mystery visit is planned, and its link is shown once", async () => {
  const sent = answer("post", "/api/feedback/visits", { visit: aVisit(), link: "https://t.example/v/secret", qr: "M4 4L9 4L9 5L4 5Z", modules: 53 }, 201);
  const { user } = open(<NewVisitPage />, "/visits/new?site=north-general");
  await user.click(await screen.findByRole("checkbox", { name: "Reception" }));
  await user.click(screen.getByRole("checkbox", { name: "Parking" }));
  expect(screen.queryByRole("checkbox", { name: "Canteen" })).not.toBeInTheDocument();
  await user.type(screen.getByLabelText(/^From/), "2026-07-01T09:00");
  await user.type(screen.getByLabelText(/^To/), "2026-07-08T17:00");
  await user.type(screen.getByLabelText(/^Name/), "Kim Doe");
  await user.type(screen.getByLabelText(/^E-mail/), "kim@mail.example");
  await user.click(screen.getByRole("button", { name: "Plan it and show the link" }));
  expect(await screen.findByText("https://t.example/v/secret")).toBeInTheDocument();
  expect(screen.getByText(/It is shown only now/)).toBeInTheDocument();
  const code = screen.getByRole("img", { name: /Code of the link/ });
  expect(code).toHaveAttribute("viewBox", "0 0 53 53");
  expect(code.querySelector("path")).toHaveAttribute("d", "M4 4L9 4L9 5L4 5Z");
  expect(screen.getByText("It is also on its way to kim@mail.example.")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({
    method: "MYSTERY_VISIT", site: "north-general", customerType: "PATIENT", touchpoints: [{ touchpoint: "parking" }, { touchpoint: "reception" }],
    from: "2026-07-01T08:00:00.000Z", to: "2026-07-08T16:00:00.000Z", shopper: { name: "Kim Doe", email: "kim@mail.example" }, language: "en",
  });
});

/** The sites come when they are let. */
function lateSites(): () => void {
  let arrive = (): void => undefined;
  const waited = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  server.use(
    http.get("*/api/directory/sites", async () => {
      await waited;
      return HttpResponse.json({ items: [aSite(), aSite({ code: "south-bay", name: "Bay Hospital" })], next: null });
    }),
  );
  return arrive;
}

test("a site that is typed before the sites have come is not lost, and searches for them", async () => {
  const arrive = lateSites();
  const { user } = open(<NewVisitPage />, "/visits/new");
  const field = await screen.findByRole("combobox", { name: "Site" });
  await user.type(field, "Bay");
  await user.tab();
  expect(field).toHaveValue("Bay");
  arrive();
  await user.click(field);
  const found = await screen.findByRole("option", { name: "Bay Hospital" });
  expect(screen.queryByRole("option", { name: "North General" })).not.toBeInTheDocument();
  await user.click(found);
  expect(field).toHaveValue("Bay Hospital");
  expect(await screen.findByRole("checkbox", { name: "Reception" })).toBeInTheDocument();
});

test("what is typed before the sites have come goes before the site of the address", async () => {
  const arrive = lateSites();
  const { user } = open(<NewVisitPage />, "/visits/new?site=north-general");
  const field = await screen.findByRole("combobox", { name: "Site" });
  await user.type(field, "Bay");
  arrive();
  expect(await screen.findByRole("option", { name: "Bay Hospital" })).toBeInTheDocument();
  expect(field).toHaveValue("Bay");
});

test("what is missing is said beside the fields before anything is sent", async () => {
  const sent = answer("post", "/api/feedback/visits", {});
  const { user } = open(<NewVisitPage />, "/visits/new?site=north-general");
  await screen.findByRole("checkbox", { name: "Reception" });
  await user.type(screen.getByLabelText(/^From/), "2026-07-09T09:00");
  await user.type(screen.getByLabelText(/^To/), "2026-07-08T17:00");
  await user.click(screen.getByRole("button", { name: "Plan it and show the link" }));
  expect(await screen.findByText("Choose at least one touchpoint")).toBeInTheDocument();
  expect(screen.getByText("The end must be after the beginning")).toBeInTheDocument();
  expect(screen.getByText("Fill this in")).toBeInTheDocument();
  expect(sent).toHaveLength(0);
});

test("what the server refuses is said beside the touchpoint and the field that it is about", async () => {
  answer("post", "/api/feedback/visits", () =>
    problem(400, "validation", {
      errors: [
        { field: "touchpoints[1].touchpoint", reason: "unknown-touchpoint", message: "No such touchpoint that is switched on." },
        { field: "shopper.email", reason: "invalid-email", message: "'shopper.email' is not an e-mail address." },
      ],
    }),
  );
  const { user } = open(<NewVisitPage />, "/visits/new?site=north-general");
  await user.click(await screen.findByRole("checkbox", { name: "Reception" }));
  await user.click(screen.getByRole("checkbox", { name: "Parking" }));
  await user.type(screen.getByLabelText(/^From/), "2026-07-01T09:00");
  await user.type(screen.getByLabelText(/^To/), "2026-07-08T17:00");
  await user.type(screen.getByLabelText(/^Name/), "Kim Doe");
  await user.type(screen.getByLabelText(/^E-mail/), "nonsense");
  await user.click(screen.getByRole("button", { name: "Plan it and show the link" }));
  expect(await screen.findByText("This is not an e-mail address.")).toBeInTheDocument();
  expect(screen.getByText("No such touchpoint that is switched on.").closest("li")).toHaveTextContent("Reception");
  expect(screen.getByRole("checkbox", { name: "Reception" })).toHaveFocus();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a touchpoint gets another script", async () => {
  const sent = answer("post", "/api/feedback/visits", { visit: aVisit(), link: "https://t.example/v/secret", qr: "M4 4L9 4L9 5L4 5Z", modules: 53 }, 201);
  const { user } = open(<NewVisitPage />, "/visits/new?site=north-general");
  await user.click(await screen.findByRole("checkbox", { name: "Reception" }));
  await user.click(screen.getByRole("switch", { name: "Another script at some touchpoints" }));
  await user.click(await screen.findByRole("combobox", { name: "Script at Reception" }));
  // The list of all touchpoints' script holds it too.
  await user.click((await screen.findAllByRole("option", { name: "A short one (3 questions)" })).at(-1) as HTMLElement);
  await user.type(screen.getByLabelText(/^From/), "2026-07-01T09:00");
  await user.type(screen.getByLabelText(/^To/), "2026-07-08T17:00");
  await user.type(screen.getByLabelText(/^Name/), "Kim Doe");
  await user.click(screen.getByRole("button", { name: "Plan it and show the link" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ touchpoints: [{ touchpoint: "reception", questionnaire: "short" }] });
  });
});

test("a manager plans inspections only, and learns whose mystery visits are", async () => {
  open(<NewVisitPage />, "/visits/new?method=MYSTERY_VISIT", { session: MANAGER });
  expect(await screen.findByRole("radio", { name: "Inspection" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Mystery visit" })).toBeDisabled();
  expect(screen.getByText("Needs the role Head office")).toBeInTheDocument();
});

test("a report shows score, answers in words, photos that open large, notes and who was observed", async () => {
  answer("get", "/api/feedback/visits/v1", { visit: aVisit({ state: "DONE", score: 82.34, scored: 12 }), report: aReport() as never });
  const { user } = open(<VisitPage />, "/visits/v1", { route: "/visits/:id" });
  expect(await screen.findByText("82.3", { selector: ".tp-figure" })).toBeInTheDocument();
  expect(screen.getByText(/of 100, n = 12 scored answers/)).toBeInTheDocument();
  expect(within(screen.getByRole("table", { name: "By step of the service" })).getByRole("row", { name: /Greet.*75.*n = 2/ })).toBeInTheDocument();
  expect(within(screen.getByRole("table", { name: "By competency" })).getByRole("row", { name: /Attitude.*50.*n = 1/ })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Time until somebody greeted you.*1:15/ })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /You were greeted.*Yes/ })).toBeInTheDocument();
  expect(screen.getByText("All tidy.")).toBeInTheDocument();
  expect(screen.getByText("Jo at the desk")).toBeInTheDocument();
  const photo = await screen.findByRole("img", { name: "Photo 2 of 2: Reception desk" });
  expect(photo).toHaveAttribute("src", "/api/feedback/visits/v1/photos/p2");
  await user.click(photo);
  const dialog = await screen.findByRole("dialog", { name: "Photo 2 of 2: Reception desk" });
  expect(within(dialog).getByRole("img")).toHaveAttribute("src", "/api/feedback/visits/v1/photos/p2");
});

test("a report whose photos were removed says so", async () => {
  answer("get", "/api/feedback/visits/v1", { visit: aVisit({ state: "DONE", score: 82.34, scored: 12 }), report: aReport({ photosRemovedAt: "2027-07-03T10:00:00Z" }) as never });
  open(<VisitPage />, "/visits/v1", { route: "/visits/:id" });
  expect(await screen.findByText("The photos were removed on 3 Jul 2027: their time was over.")).toBeInTheDocument();
});

test("what the server does not tell is not shown: neither shopper nor brief nor who was observed", async () => {
  answer("get", "/api/feedback/visits/v1", { visit: aVisit({ state: "DONE", shopper: null, brief: null }), report: aReport({ observed: null }) as never });
  open(<VisitPage />, "/visits/v1", { route: "/visits/:id", session: STAFF });
  await screen.findByText("All tidy.");
  expect(screen.queryByText("People who were observed")).not.toBeInTheDocument();
  expect(screen.queryByText("Shopper")).not.toBeInTheDocument();
  expect(screen.queryByText("Brief")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Call it off" })).not.toBeInTheDocument();
});

test("a visit that is hidden from somebody is not found", async () => {
  answer("get", "/api/feedback/visits/v1", () => problem(404, "not-found"));
  open(<VisitPage />, "/visits/v1", { route: "/visits/:id", session: STAFF });
  expect(await screen.findByRole("alert")).toHaveTextContent("It does not exist, or it belongs to a site that is not yours.");
});

test("a visit is called off after a question", async () => {
  answer("get", "/api/feedback/visits/v1", { visit: aVisit(), report: null });
  const sent = answer("post", "/api/feedback/visits/v1/cancel", aVisit({ state: "CANCELLED", revision: 4 }));
  const { user } = open(<VisitPage />, "/visits/v1", { route: "/visits/:id" });
  await user.click(await screen.findByRole("button", { name: "Call it off" }));
  const dialog = await screen.findByRole("dialog", { name: "Call it off" });
  expect(sent).toHaveLength(0);
  await user.click(within(dialog).getByRole("button", { name: "Call it off" }));
  await waitFor(() => {
    expect(sent[0]?.headers.get("If-Match")).toBe('"3"');
  });
});

test("a new link is shown once", async () => {
  answer("get", "/api/feedback/visits/v1", { visit: aVisit({ state: "STARTED" }), report: null });
  answer("post", "/api/feedback/visits/v1/link", { link: "https://t.example/v/another", qr: "M4 4L9 4L9 5L4 5Z", modules: 53 });
  const { user } = open(<VisitPage />, "/visits/v1", { route: "/visits/:id" });
  await user.click(await screen.findByRole("button", { name: "New link" }));
  await user.click(await screen.findByRole("button", { name: "Make a new link" }));
  expect(await screen.findByText("https://t.example/v/another")).toBeInTheDocument();
  expect(screen.getByRole("img", { name: /Code of the link/ })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Change" })).not.toBeInTheDocument();
});

test("after a conflict both versions are shown, and the next try is on top of the newer", async () => {
  let saved = aVisit();
  answer("get", "/api/feedback/visits/v1", () => Response.json({ visit: saved, report: null }) as never);
  const sent = answer("put", "/api/feedback/visits/v1", ({ headers }) => {
    if (headers.get("If-Match") === '"3"') {
      saved = aVisit({ brief: "You lost your card.", revision: 4 });
      return problem(412, "precondition-failed");
    }
    return Response.json(saved) as never;
  });
  const { user } = open(<VisitPage />, "/visits/v1", { route: "/visits/:id" });
  await user.click(await screen.findByRole("button", { name: "Change" }));
  const dialog = await screen.findByRole("dialog", { name: "Change" });
  await user.clear(within(dialog).getByLabelText(/^Name/));
  await user.type(within(dialog).getByLabelText(/^Name/), "Lee Doe");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByRole("row", { name: /Name.*Lee Doe.*Kim Doe/ })).toBeInTheDocument();
  expect(await within(dialog).findByRole("row", { name: /Brief.*You want a new card.*You lost your card/ })).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[1]?.headers.get("If-Match")).toBe('"4"');
  });
  expect(sent[1]?.body).toMatchObject({ shopper: { name: "Lee Doe" }, brief: "You want a new card." });
});

test("a manager sees findings, and the link of the mail leads to one", async () => {
  const asked = answer("get", "/api/feedback/security-findings", { items: [aFinding()], next: null });
  open(<FindingsPage />, "/security-findings?state=OPEN", { session: MANAGER });
  const row = await screen.findByRole("row", { name: /The till stood open/ });
  expect(row).toHaveTextContent("Theft");
  expect(row).toHaveTextContent("Hall");
  expect(asked[0]?.url.searchParams.get("state")).toBe("OPEN");
  const { where } = open(<FindingsPage />, "/security-findings?open=f1", { session: MANAGER });
  await waitFor(() => {
    expect(where()).toBe("/security-findings/f1");
  });
});

const GONE = { what: null, place: null, note: null, state: "HANDLED", handledAt: "2026-07-03T10:00:00Z", handledBy: "Mara Manager" } as const;

test("the list says which finding is no longer kept in words", async () => {
  answer("get", "/api/feedback/security-findings", { items: [aFinding(GONE)], next: null });
  open(<FindingsPage />, "/security-findings", { session: MANAGER });
  expect(await screen.findByRole("row", { name: /No longer kept: its time is over/ })).toHaveTextContent("Theft");
});

test("the page of a finding says that its words are no longer kept", async () => {
  answer("get", "/api/feedback/security-findings/f1", aFinding(GONE));
  open(<FindingPage />, "/security-findings/f1", { route: "/security-findings/:id", session: MANAGER });
  expect(await screen.findByText("No longer kept: its time is over.")).toBeInTheDocument();
});

test("who went there is left out once that is no longer kept", async () => {
  answer("get", "/api/feedback/visits", { items: [aVisit({ state: "DONE", score: 82.34, scored: 12, shopper: null, brief: "" })], next: null });
  open(<VisitsPage />, "/visits");
  const row = await screen.findByRole("row", { name: /North General/ });
  expect(within(row).getAllByRole("cell").filter((cell) => cell.textContent === "–")).toHaveLength(1);
});

test("a manager records a finding, and what is missing is said beside its field", async () => {
  answer("get", "/api/feedback/security-findings", { items: [], next: null });
  const sent = answer("post", "/api/feedback/security-findings", () => (sent.length === 1 ? problem(504, "no-answer") : HttpResponse.json(aFinding(), { status: 201 })));
  const { user } = open(<FindingsPage />, "/security-findings?site=north-general");
  await user.click(await screen.findByRole("button", { name: "Record a finding" }));
  const dialog = await screen.findByRole("dialog", { name: "Record a finding" });
  await user.type(within(dialog).getByLabelText(/What was seen/), "The till stood open.");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("combobox", { name: /Kind/ }));
  await user.click(await screen.findByRole("option", { name: "Theft" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ site: "north-general", kind: "THEFT", what: "The till stood open." });
  });
  // The answer was lost: what is sent again is known by its key.
  expect(await within(dialog).findByRole("alert")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent).toHaveLength(2);
  });
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[1]?.headers.get("Idempotency-Key")).toBe(sent[0]?.headers.get("Idempotency-Key"));
});

test("a finding is handled with a note, and who was first is said", async () => {
  answer("get", "/api/feedback/security-findings/f1", aFinding());
  const sent = answer("post", "/api/feedback/security-findings/f1/handle", () => problem(409, "already-handled", { detail: "Somebody has seen to this finding already." }));
  const { user } = open(<FindingPage />, "/security-findings/f1", { route: "/security-findings/:id", session: MANAGER });
  expect(await screen.findByRole("link", { name: "A visit" })).toHaveAttribute("href", "/visits/v1");
  await user.click(screen.getByRole("button", { name: "It is handled" }));
  expect(await screen.findByText("Fill this in")).toBeInTheDocument();
  await user.type(screen.getByLabelText(/What was done/), "The till locks by itself now.");
  await user.click(screen.getByRole("button", { name: "It is handled" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody has seen to this finding already.");
  expect(sent[0]?.body).toEqual({ note: "The till locks by itself now." });
});
