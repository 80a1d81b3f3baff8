import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import type { Draft, Survey } from "./api";
import QuestionnairesPage from "./QuestionnairesPage";
import VersionsPage from "./VersionsPage";
import { BASE, SET, aDraft, aRevision, aVersion, listed, openDesigner, saving } from "./samples";

function aSurvey(more: Partial<Survey> = {}): Survey {
  return { code: "s1", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", questionnaire: "patient", channel: "WEB", active: true, ...more };
}

beforeEach(() => {
  answer("get", "/api/feedback/surveys", { items: [], next: null });
  answer("get", "/api/feedback/touchpoints", []);
  answer("post", `${BASE}/preview`, () => new HttpResponse("<p>preview</p>", { headers: { "Content-Type": "text/html" } }));
});

test("the list says version, draft, languages and number of questions", async () => {
  answer("get", BASE, { items: [listed({ draft: { revision: 1, updatedAt: "2026-11-20T10:00:00Z", updatedBy: "Ada Kern" } }), listed({ id: "new-one", title: { en: "New one" }, version: null, publishedAt: null })], next: null });
  open(<QuestionnairesPage />, "/questionnaires");
  const row = await screen.findByRole("row", { name: /Your visit/ });
  for (const words of ["Version 3", "Draft", "English and Arabic", "3", "Patient"]) {
    expect(within(row).getByText(words)).toBeInTheDocument();
  }
  expect(within(row).getByText(/^Ada Kern,/)).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /New one/ })).getByText("Not published yet")).toBeInTheDocument();
  expect(await faultsOf(document.body)).toEqual([]);
});

test("head office begins a questionnaire with a set of the library", async () => {
  answer("get", BASE, { items: [listed()], next: null });
  answer("get", `${BASE}/library`, [SET]);
  const begun = answer("post", BASE, aDraft({ id: "ward" }), 201);
  const { user, where } = open(<QuestionnairesPage />, "/questionnaires");
  await user.click(await screen.findByRole("button", { name: "New questionnaire" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Code/), "patient");
  await user.click(within(dialog).getByRole("button", { name: "Begin the draft" }));
  expect(await within(dialog).findByText("There is a questionnaire with this code already")).toBeInTheDocument();
  await user.clear(within(dialog).getByLabelText(/^Code/));
  await user.type(within(dialog).getByLabelText(/^Code/), "ward");
  await user.click(within(dialog).getByRole("combobox", { name: "Begin with" }));
  await user.click(await screen.findByRole("option", { name: "Six secrets" }));
  await user.click(within(dialog).getByRole("button", { name: "Begin the draft" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/ward");
  });
  expect(begun[0]?.body).toEqual({ id: "ward", customerType: "PATIENT", from: { library: "six-secrets" } });
});

test("an import tells path by path what is wrong, and takes what is right as a draft", async () => {
  answer("get", BASE, { items: [listed()], next: null });
  let refused = true;
  const sent = answer("post", `${BASE}/import`, () =>
    refused ? problem(400, "validation", { errors: [{ field: "questions[2].text.en", reason: "missing", message: "'questions[2].text.en' is missing." }] }) : HttpResponse.json(aDraft({ id: "taken" }), { status: 201 }),
  );
  const { user, where } = open(<QuestionnairesPage />, "/questionnaires");
  await user.click(await screen.findByRole("button", { name: "Import" }));
  const dialog = await screen.findByRole("dialog");
  const choose = (text: string) => user.upload(document.querySelector('input[type="file"]') as HTMLInputElement, new File([text], "q.json", { type: "application/json" }));
  const start = within(dialog).getByRole("button", { name: "Import as draft" });
  await choose("no json");
  await user.click(start);
  expect(await within(dialog).findByText(/^This is no JSON/)).toBeInTheDocument();
  expect(sent).toHaveLength(0);
  await choose('{"id": "taken"}');
  await user.click(start);
  expect(await within(dialog).findByRole("row", { name: "questions[2].text.en This is missing." })).toBeInTheDocument();
  refused = false;
  await user.click(start);
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/taken");
  });
  expect(sent[0]?.body).toEqual({ id: "taken" });
});

test("the versions are compared in words, any with any", async () => {
  answer("get", `${BASE}/patient`, aVersion());
  answer("get", `${BASE}/patient/draft`, () => problem(404, "not-found"));
  answer("get", `${BASE}/patient/versions`, [aRevision(3, { note: "Asks less" }), aRevision(2, { note: "Speaks Arabic" }), aRevision(1, { publishedBy: null })]);
  const asked = answer("get", `${BASE}/patient/diff`, { added: ["waited"], removed: [], moved: [], changed: [{ id: "overall", field: "required", from: false, to: true }, { id: null, field: "languages", from: ["en"], to: ["en", "ar"] }] });
  const { user, where } = open(<VersionsPage />, "/questionnaires/patient/versions", { route: "/questionnaires/:id/versions" });
  expect(await screen.findByText("Came with Touchpoint")).toBeInTheDocument();
  expect(await screen.findByText(/^Required/)).toHaveTextContent("before: No now: Yes");
  expect(screen.getByText(/^Languages:/)).toHaveTextContent("before: English now: English, Arabic");
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ from: "2", to: "3" });
  expect(within(screen.getByRole("row", { name: /Version 2/ })).getByText("Speaks Arabic")).toBeInTheDocument();
  expect(screen.getByLabelText("What was said of these versions")).toHaveTextContent(/^Version 3, Ada KernAsks less$/);
  await user.click(screen.getByRole("combobox", { name: "From" }));
  await user.click(within(screen.getByRole("listbox", { name: "From" })).getByRole("option", { name: "Version 1" }));
  expect(where()).toBe("/questionnaires/patient/versions?from=1");
  expect(screen.getByLabelText("What was said of these versions")).toHaveTextContent("Version 2, Ada KernSpeaks Arabic");
  expect(await faultsOf(document.body)).toEqual([]);
});

test("an export is the document that an import takes", async () => {
  const { user } = openDesigner();
  const made = vi.mocked(URL.createObjectURL);
  const followed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  made.mockClear();
  await user.click(await screen.findByRole("button", { name: "Export" }));
  const text = await (made.mock.calls[0]?.[0] as Blob).text();
  const { id, customerType, languages, title, questions } = aVersion();
  followed.mockRestore();
  expect(JSON.parse(text)).toEqual({ $schema: `${window.location.origin}/public/schemas/questionnaire.json`, id, customerType, languages, title, questions });
});

test("a page that goes away saves what was typed just before, once", async () => {
  const saved = saving();
  openDesigner();
  fireEvent.change(await screen.findByLabelText(/^Title \(English\)/), { target: { value: "Your stay" } });
  fireEvent(window, new Event("pagehide"));
  fireEvent(window, new Event("pagehide"));
  await waitFor(() => {
    expect(screen.getByText("Saved as draft")).toBeInTheDocument();
  });
  expect(saved.map(({ body }) => (body as Draft).title.en)).toEqual(["Your stay"]);
});

const FIVE = [
  aSurvey({ questionnaire: "old" }),
  aSurvey({ code: "s2", touchpoint: "farewell", questionnaire: "old" }),
  aSurvey({ code: "s3", site: "south-bay", siteName: "Bay Hospital", questionnaire: "old" }),
  aSurvey({ code: "s4", site: "south-bay", siteName: "Bay Hospital", touchpoint: "farewell" }),
  aSurvey({ code: "s5", customerType: "COLLEAGUE", questionnaire: "colleague" }),
];

function usable(session = aSession(), surveys = FIVE, version = aVersion()) {
  answer("get", "/api/feedback/surveys", ({ url }) => HttpResponse.json(url.searchParams.has("after") ? { items: surveys.slice(2), next: null } : { items: surveys.slice(0, 2), next: "more" }));
  answer("get", BASE, { items: [listed(), listed({ id: "old", title: { en: "The old one" } })], next: null });
  answer("get", `${BASE}/patient/versions`, [aRevision(3)]);
  answer("get", `${BASE}/patient`, version);
  answer("get", `${BASE}/patient/draft`, () => problem(404, "not-found"));
  return open(<VersionsPage />, "/questionnaires/patient/versions", { route: "/questionnaires/:id/versions", session });
}

test("a published questionnaire is put to use at a site, and taken back", async () => {
  const chosen = ["s1", "s2", "s3", "s4"].map((code) => answer("put", `/api/feedback/surveys/${code}/questionnaire`, aSurvey({ code })));
  const { user } = usable();
  expect(await screen.findByText("1 survey asks it, at 1 of your sites.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Use it at…" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("Choose sites, touchpoints or channels, or all places.")).toBeInTheDocument();
  expect(within(dialog).getByRole("button", { name: /^Ask it in 0/ })).toBeDisabled();
  await user.click(within(dialog).getByRole("checkbox", { name: "All places of your sites with these customers" }));
  expect(within(dialog).getByText("1 survey asks it already.")).toBeInTheDocument();
  expect(await within(dialog).findByText("The old one in 3 surveys")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("combobox", { name: "Site" }));
  await user.click(await screen.findByRole("option", { name: "North General" }));
  expect(await within(dialog).findByText("The old one in 2 surveys")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Ask it in 2 surveys" }));
  expect(await within(dialog).findByText("2 surveys ask “Your visit” now. Sites: 1.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Undo" }));
  expect(await within(dialog).findByText("2 surveys ask what they asked before.")).toBeInTheDocument();
  expect(chosen.map((seen) => seen.map(({ body }) => (body as Survey).questionnaire))).toEqual([["patient", "old"], ["patient", "old"], [], []]);
});

test("a kiosk keeps what it asks if nothing here can be answered by a tap", async () => {
  const typed = aVersion({ questions: [{ kind: "TEXT", id: "comment", required: false, text: { en: "Anything else?" }, longest: 4000 }] });
  const { user } = usable(aSession(), [aSurvey({ questionnaire: "old" }), aSurvey({ code: "s2", channel: "KIOSK", questionnaire: "old" })], typed);
  await screen.findByText("No survey asks it yet.");
  await user.click(await screen.findByRole("button", { name: "Use it at…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("checkbox", { name: /^All places/ }));
  expect(within(dialog).getByText(/^1 kiosk keeps what it asks/)).toBeInTheDocument();
  expect(within(dialog).getByRole("button", { name: "Ask it in 1 survey" })).toBeInTheDocument();
});

test("a refusal on the way says how far it came", async () => {
  answer("put", "/api/feedback/surveys/s1/questionnaire", aSurvey());
  answer("put", "/api/feedback/surveys/s2/questionnaire", () => problem(503, "unavailable"));
  const { user } = usable();
  await screen.findByText("1 survey asks it, at 1 of your sites.");
  await user.click(screen.getByRole("button", { name: "Use it at…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("checkbox", { name: /^All places/ }));
  await user.click(within(dialog).getByRole("button", { name: "Ask it in 3 surveys" }));
  expect(await within(dialog).findByText("1 survey asks “Your visit” now. Sites: 1.")).toBeInTheDocument();
  expect(within(dialog).getByText("This part is not available just now")).toBeInTheDocument();
});

test("whoever is not head office sees where it is asked and whom to ask for more", async () => {
  usable(aSession(["SITE_MANAGER"], ["north-general"]));
  expect(await screen.findByRole("button", { name: "Use it at…" })).toHaveAccessibleDescription("Needs the role Head office");
});
