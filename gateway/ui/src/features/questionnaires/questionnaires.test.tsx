import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { type Seen, answer, problem } from "@/testing/server";
import type { Draft, LibrarySet, Listed, Published, Survey, VersionItem } from "./api";
import { type Question, blank } from "./definition";
import DesignerPage from "./DesignerPage";
import QuestionnairesPage from "./QuestionnairesPage";
import VersionsPage from "./VersionsPage";

const OVERALL: Question = { ...blank("RATING", "overall"), required: true, text: { en: "How was it?", ar: "كيف كان؟" }, low: { en: "Bad", ar: "سيئ" }, high: { en: "Good", ar: "جيد" } };
const WAITED: Question = { ...blank("YES_NO", "waited"), text: { en: "Did you wait?", ar: "هل انتظرت؟" } };
const COMMENT: Question = { ...blank("TEXT", "comment"), text: { en: "What else?", ar: "ماذا أيضا؟" }, when: { question: "waited", anyOf: ["true"] } };

function aVersion(more: Partial<Published> = {}): Published {
  return { id: "patient", version: 3, customerType: "PATIENT", languages: ["en", "ar"], title: { en: "Your visit", ar: "زيارتك" }, questions: [OVERALL, WAITED, COMMENT], ...more };
}

function aDraft(more: Partial<Draft> = {}): Draft {
  const { version, ...definition } = aVersion();
  return { ...definition, revision: 7, basedOn: version, updatedAt: "2026-11-20T10:00:00Z", updatedBy: "Ada Kern", warnings: [], ...more };
}

function listed(more: Partial<Listed> = {}): Listed {
  return { ...aVersion(), publishedAt: "2026-11-20T10:00:00Z", draft: null, ...more };
}

function aRevision(version: number, more: Partial<VersionItem> = {}): VersionItem {
  return { version, publishedAt: "2026-11-20T10:00:00Z", publishedBy: "Ada Kern", note: null, languages: ["en", "ar"], questions: 3, ...more };
}

const SET: LibrarySet = {
  id: "six-secrets",
  family: "SIX_SECRETS",
  customerTypes: ["PATIENT"],
  position: null,
  title: { en: "Six secrets" },
  about: { en: "What people remember." },
  questions: [
    { ...blank("RATING", "name-used"), text: { en: "Did we use your name?" } },
    { ...blank("RATING", "listened"), text: { en: "Did we listen?" } },
  ],
};

const BASE = "/api/feedback/questionnaires";

/** What the page sends as the draft, answered with the next revision. */
function saving(): Seen[] {
  let revision = 7;
  return answer("put", `${BASE}/patient/draft`, ({ body }) => HttpResponse.json({ ...aDraft(), ...(body as object), revision: ++revision }));
}

function openDesigner(draft: Draft | null = aDraft(), session = aSession()) {
  answer("get", `${BASE}/patient`, aVersion());
  answer("get", `${BASE}/patient/draft`, draft ?? (() => problem(404, "not-found")));
  return open(<DesignerPage />, "/questionnaires/patient", { route: "/questionnaires/:id", session });
}

const cards = () => within(screen.getByRole("list", { name: "Questions" })).getAllByRole("listitem");
const heads = () => cards().map((card) => within(card).getAllByRole("button")[0]?.textContent);

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

test("those who only read see the published version and whose role writes", async () => {
  const { user } = openDesigner(null, aSession(["STAFF"], ["north-general"]));
  const next = await screen.findByRole("button", { name: "Work on version 4" });
  expect(next).toHaveAttribute("aria-disabled", "true");
  expect(next).toHaveAccessibleDescription("Needs the role Head office");
  expect(screen.queryByRole("button", { name: "Add a question" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /How was it/ }));
  expect(screen.getByText("كيف كان؟")).toHaveAttribute("dir", "rtl");
  expect(screen.getByText("Only if “Did you wait?” is Yes")).toBeInTheDocument();
});

test("the next version is begun from the published one", async () => {
  const { user } = openDesigner(null);
  const begun = answer("post", BASE, aDraft(), 201);
  await user.click(await screen.findByRole("button", { name: "Work on version 4" }));
  await waitFor(() => {
    expect(begun[0]?.body).toEqual({ id: "patient" });
  });
});

test("a question moves by its buttons and by Alt with an arrow, keeps the focus, and is saved by itself", async () => {
  const saved = saving();
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Move down: How was it?" }));
  expect(heads()[1]).toMatch(/How was it/);
  expect(screen.getByRole("button", { name: "Move down: How was it?" })).toHaveFocus();
  expect(screen.getByText("How was it? is now question 2 of 3")).toBeInTheDocument();
  const head = within(cards()[1] as HTMLElement).getAllByRole("button")[0] as HTMLElement;
  head.focus();
  fireEvent.keyDown(head, { key: "ArrowUp", altKey: true });
  expect(heads()[0]).toMatch(/How was it/);
  expect(within(cards()[0] as HTMLElement).getAllByRole("button")[0]).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Move down: Did you wait?" }));
  expect(await screen.findByText("Saved as draft")).toBeInTheDocument();
  await waitFor(() => {
    expect(saved.at(-1)?.body).toMatchObject({ questions: [{ id: "overall" }, { id: "comment" }, { id: "waited" }] });
  });
  expect(saved[0]?.headers.get("If-Match")).toBe('"7"');
  // What the moved one depends on comes later now, and it says so.
  expect(within(cards()[1] as HTMLElement).getByText("1 fault")).toBeInTheDocument();
});

test("a deleted question comes back with undo", async () => {
  saving();
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Delete: Did you wait?" }));
  expect(heads()).toHaveLength(2);
  expect(screen.getByRole("button", { name: "Undo" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(heads()[1]).toMatch(/Did you wait/);
});

test("texts stand side by side in their directions, and tags and branching are offered", async () => {
  const saved = saving();
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: /^3 ?What else/ }));
  const arabic = screen.getByLabelText("Question (Arabic)");
  expect(arabic).toHaveAttribute("dir", "rtl");
  expect(arabic).toHaveAttribute("lang", "ar");
  await user.click(screen.getByRole("combobox", { name: "Asked if" }));
  const offers = within(screen.getByRole("listbox", { name: "Asked if" }));
  expect(offers.getAllByRole("option").map((option) => option.textContent)).toEqual(["Always", "How was it?", "Did you wait?"]);
  await user.click(offers.getByRole("option", { name: "How was it?" }));
  expect(screen.getByText("Only if “How was it?” is at most 2")).toBeInTheDocument();
  await user.click(screen.getByRole("combobox", { name: "Dimension (TREAT)" }));
  await user.click(await screen.findByRole("option", { name: "Empathy" }));
  await waitFor(() => {
    expect(saved.at(-1)?.body).toMatchObject({ questions: [{}, {}, { when: { question: "overall", atMost: 2 }, dimension: "EMPATHY" }] });
  });
  expect(await faultsOf(document.body)).toEqual([]);
});

test("faults of the server stand at their fields, and what is typed is kept", async () => {
  answer("put", `${BASE}/patient/draft`, () =>
    problem(400, "validation", {
      errors: [
        { field: "questions[3].text.en", reason: "missing", message: "'questions[3].text.en' is missing." },
        { field: "questions[3].options[1].text.en", reason: "missing", message: "'questions[3].options[1].text.en' is missing." },
      ],
    }),
  );
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Add a question" }));
  await user.click(await screen.findByRole("menuitem", { name: /One of several options/ }));
  expect(await screen.findByText("Not saved: 2 things to mend")).toBeInTheDocument();
  expect(screen.getByLabelText(/^Question \(English\)/)).toHaveAccessibleDescription(/This is missing/);
  expect(screen.getByLabelText(/^Option 2 \(English\)/)).toHaveAccessibleDescription(/This is missing/);
  expect(screen.getByLabelText(/^Option 1 \(English\)/)).not.toHaveAccessibleDescription(/This is missing/);
  expect(screen.getByRole("button", { name: "Publish…" })).toBeDisabled();
});

test("questions of the library are added under free codes", async () => {
  answer("get", `${BASE}/library`, [SET, { ...SET, id: "school", customerTypes: ["STUDENT"], title: { en: "School" } }]);
  const saved = saving();
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "From the library" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("Six secrets")).toBeInTheDocument();
  expect(within(dialog).queryByText("School")).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("checkbox", { name: "All of Six secrets" }));
  await user.click(within(dialog).getByRole("button", { name: "Add 2 questions" }));
  await waitFor(() => {
    expect(saved.at(-1)?.body).toMatchObject({ questions: [{ id: "overall" }, { id: "waited" }, { id: "comment" }, { id: "name-used" }, { id: "listened" }] });
  });
});

test("a conflict shows both versions, and mine is kept only when asked", async () => {
  const theirs = aDraft({ revision: 9, updatedBy: "Sam Reyes", title: { en: "Sam’s title", ar: "زيارتك" } });
  let conflict = true;
  const sent = answer("put", `${BASE}/patient/draft`, ({ body }) => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json({ ...aDraft(), ...(body as object), revision: 10 })));
  const { user } = openDesigner();
  await user.type(await screen.findByLabelText(/^Title \(English\)/), "!");
  expect(await screen.findByText("Somebody saved this draft before you")).toBeInTheDocument();
  const panel = screen.getByText("Somebody saved this draft before you").closest("[role=alert]") as HTMLElement;
  expect(within(panel).getByText("Your visit!")).toBeInTheDocument();
  expect(within(panel).getByText("Sam’s title")).toBeInTheDocument();
  conflict = false;
  await user.click(within(panel).getByRole("button", { name: "Keep mine instead of theirs" }));
  expect(await screen.findByText("Saved as draft")).toBeInTheDocument();
  expect(sent.at(-1)?.headers.get("If-Match")).toBe('"9"');
  expect(sent.at(-1)?.body).toMatchObject({ title: { en: "Your visit!" } });
});

test("the preview follows typing and the chosen language, in a frame that may do nothing", async () => {
  saving();
  const asked = answer("post", `${BASE}/preview`, ({ url }) => new HttpResponse(`<p>${url.searchParams.get("lang") ?? ""}</p>`));
  const { user } = openDesigner();
  const frame = await screen.findByTitle("On a phone");
  expect(frame).toHaveAttribute("sandbox", "");
  await user.click(screen.getByRole("radio", { name: "Arabic" }));
  await waitFor(() => {
    expect(screen.getByTitle("On a phone")).toHaveAttribute("srcdoc", "<p>ar</p>");
  });
  await user.type(screen.getByLabelText(/^Title \(English\)/), "!");
  await waitFor(() => {
    expect(asked.at(-1)?.body).toMatchObject({ title: { en: "Your visit!" } });
  });
});

test("leaving waits for what is not saved, and asks when it cannot be saved", async () => {
  answer("put", `${BASE}/patient/draft`, () => problem(400, "validation", { errors: [{ field: "title.en", reason: "missing", message: "'title.en' is missing." }] }));
  const { user, where } = openDesigner();
  await user.clear(await screen.findByLabelText(/^Title \(English\)/));
  expect(await screen.findByText("Not saved: 1 thing to mend")).toBeInTheDocument();
  const warned = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(warned);
  expect(warned.defaultPrevented).toBe(true);
  await user.click(screen.getByRole("link", { name: "Questionnaires" }));
  const dialog = await screen.findByRole("dialog");
  expect(where()).toBe("/questionnaires/patient");
  await user.click(within(dialog).getByRole("button", { name: "Leave without saving" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires");
  });
});

test("leaving with a change that can be saved saves it first", async () => {
  const saved = saving();
  const { user, where } = openDesigner();
  await user.type(await screen.findByLabelText(/^Title \(English\)/), "!");
  await user.click(screen.getByRole("link", { name: "Questionnaires" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires");
  });
  expect(saved.at(-1)?.body).toMatchObject({ title: { en: "Your visit!" } });
});

test("publishing shows what changes for customers first", async () => {
  const published = answer("post", `${BASE}/patient/draft/publish`, aRevision(4));
  answer("get", `${BASE}/patient/diff`, { added: [], removed: ["gone"], moved: [{ id: "comment", from: 3, to: 1 }], changed: [{ id: "overall", field: "text.ar", from: null, to: "كيف كان؟" }] });
  const { user, where } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Publish…" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("Removed")).toBeInTheDocument();
  expect(within(dialog).getByText("from place 3 to 1")).toBeInTheDocument();
  expect(within(dialog).getByText(/^Question \(Arabic\)/)).toHaveTextContent("before: nothing now: كيف كان؟");
  expect(await faultsOf(dialog)).toEqual([]);
  await user.type(within(dialog).getByLabelText("What changed and why"), " Asks less ");
  await user.click(within(dialog).getByRole("button", { name: "Publish version 4" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/patient/versions");
  });
  expect(published[0]?.headers.get("If-Match")).toBe('"7"');
  expect(published[0]?.body).toEqual({ note: "Asks less" });
});

test("a note that is refused says so beside its field, and none need be written", async () => {
  let refuse = true;
  const published = answer("post", `${BASE}/patient/draft/publish`, () =>
    refuse ? problem(400, "validation", { errors: [{ field: "note", reason: "pattern", message: "'note' holds characters that cannot be stored." }] }) : HttpResponse.json(aRevision(4)),
  );
  answer("get", `${BASE}/patient/diff`, { added: [], removed: [], moved: [], changed: [] });
  const { user, where } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Publish…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Publish version 4" }));
  expect(await within(dialog).findByText("This holds characters that cannot be stored.")).toBeInTheDocument();
  refuse = false;
  await user.click(within(dialog).getByRole("button", { name: "Publish version 4" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/patient/versions");
  });
  expect(published[1]?.body).toEqual({ note: null });
});

test("a draft is discarded only after asking, with the revision that was seen", async () => {
  const gone = answer("delete", `${BASE}/patient/draft`, null, 204);
  const { user, where } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "Discard draft" }));
  expect(gone).toHaveLength(0);
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Discard the draft" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires");
  });
  expect(gone[0]?.headers.get("If-Match")).toBe('"7"');
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
  expect(JSON.parse(text)).toEqual({ $schema: "/api/feedback/questionnaires/schema", id, customerType, languages, title, questions });
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

function usable(session = aSession()) {
  const surveys = [
    aSurvey({ questionnaire: "old" }),
    aSurvey({ code: "s2", touchpoint: "farewell", questionnaire: "old" }),
    aSurvey({ code: "s3", site: "south-bay", siteName: "Bay Hospital", questionnaire: "old" }),
    aSurvey({ code: "s4", site: "south-bay", siteName: "Bay Hospital", touchpoint: "farewell" }),
    aSurvey({ code: "s5", customerType: "COLLEAGUE", questionnaire: "colleague" }),
  ];
  answer("get", "/api/feedback/surveys", ({ url }) => HttpResponse.json(url.searchParams.has("after") ? { items: surveys.slice(2), next: null } : { items: surveys.slice(0, 2), next: "more" }));
  answer("get", BASE, { items: [listed(), listed({ id: "old", title: { en: "The old one" } })], next: null });
  answer("get", `${BASE}/patient/versions`, [aRevision(3)]);
  answer("get", `${BASE}/patient`, aVersion());
  answer("get", `${BASE}/patient/draft`, () => problem(404, "not-found"));
  return open(<VersionsPage />, "/questionnaires/patient/versions", { route: "/questionnaires/:id/versions", session });
}

test("a published questionnaire is put to use at a site, and taken back", async () => {
  const chosen = ["s1", "s2", "s3", "s4"].map((code) => answer("put", `/api/feedback/surveys/${code}/questionnaire`, aSurvey({ code })));
  const { user } = usable();
  expect(await screen.findByText("1 survey asks it, at 1 of your sites.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Use it at…" }));
  const dialog = await screen.findByRole("dialog");
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

test("a refusal on the way says how far it came", async () => {
  answer("put", "/api/feedback/surveys/s1/questionnaire", aSurvey());
  answer("put", "/api/feedback/surveys/s2/questionnaire", () => problem(503, "unavailable"));
  const { user } = usable();
  await screen.findByText("1 survey asks it, at 1 of your sites.");
  await user.click(screen.getByRole("button", { name: "Use it at…" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Ask it in 3 surveys" }));
  expect(await within(dialog).findByText("1 survey asks “Your visit” now. Sites: 1.")).toBeInTheDocument();
  expect(within(dialog).getByText("This part is not available just now")).toBeInTheDocument();
});

test("whoever is not head office sees where it is asked and whom to ask for more", async () => {
  usable(aSession(["SITE_MANAGER"], ["north-general"]));
  expect(await screen.findByRole("button", { name: "Use it at…" })).toHaveAccessibleDescription("Needs the role Head office");
});
