import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { faultsOf } from "@/testing/axe";
import { aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import { blank } from "./definition";
import { BASE, SET, aDraft, aRevision, cards, heads, openDesigner, saving } from "./samples";

beforeEach(() => {
  answer("post", `${BASE}/preview`, () => new HttpResponse("<p>preview</p>", { headers: { "Content-Type": "text/html" } }));
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

test("a timed question has a target and a limit, and a question may belong to a competency", async () => {
  const saved = saving();
  const { user } = openDesigner(aDraft({ questions: [{ ...blank("SECONDS", "greeting-time"), text: { en: "How long?" } }, { ...blank("RATING", "attitude"), text: { en: "Attitude" } }] }));
  await user.click(await screen.findByRole("button", { name: /^1 ?How long/ }));
  await user.type(screen.getByRole("textbox", { name: "Target (seconds)" }), "30");
  await user.type(screen.getByRole("textbox", { name: "Limit (seconds)" }), "180");
  await user.click(await screen.findByRole("button", { name: /^2 ?Attitude/ }));
  await user.click(screen.getByRole("combobox", { name: "Competency" }));
  await user.click(await screen.findByRole("option", { name: "Works under pressure" }));
  await waitFor(() => {
    expect(saved.at(-1)?.body).toMatchObject({ questions: [{ kind: "SECONDS", target: 30, limit: 180 }, { kind: "RATING", competency: "UNDER_PRESSURE" }] });
  });
  expect(screen.queryByRole("textbox", { name: "Limit (seconds)" })).not.toBeInTheDocument();
  expect(await faultsOf(document.body)).toEqual([]);
});

test("a fault of the limit stands at its field", async () => {
  answer("put", `${BASE}/patient/draft`, () => problem(400, "validation", { errors: [{ field: "questions[0].limit", reason: "out-of-range", message: "'questions[0].limit' must be above the target." }] }));
  const { user } = openDesigner(aDraft({ questions: [{ ...blank("SECONDS", "greeting-time"), text: { en: "How long?" }, target: 30, limit: 40 }] }));
  await user.click(await screen.findByRole("button", { name: /^1 ?How long/ }));
  await user.clear(screen.getByRole("textbox", { name: "Limit (seconds)" }));
  await user.type(screen.getByRole("textbox", { name: "Limit (seconds)" }), "20");
  await waitFor(() => {
    expect(screen.getByRole("textbox", { name: "Limit (seconds)" })).toBeInvalid();
  });
  expect(screen.getByRole("textbox", { name: "Target (seconds)" })).toBeValid();
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

test("the library marks what is asked already and adds it no second time", async () => {
  answer("get", `${BASE}/library`, [{ ...SET, questions: [{ ...blank("YES_NO", "waited"), text: { en: "Waited?" } }, ...SET.questions] }]);
  const saved = saving();
  const { user } = openDesigner();
  await user.click(await screen.findByRole("button", { name: "From the library" }));
  const dialog = await screen.findByRole("dialog");
  const there = await within(dialog).findByRole("checkbox", { name: "Waited?" });
  expect(there).toBeDisabled();
  expect(there).toHaveAccessibleDescription("Asked in this questionnaire already");
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

test("an own save whose answer was lost is no conflict, and what was typed since is saved on top of it", async () => {
  let kept: object | null = null;
  const sent = answer("put", `${BASE}/patient/draft`, ({ headers, body }) => {
    if (kept === null) {
      kept = body as object;
      return problem(504, "no-answer");
    }
    return headers.get("If-Match") === '"8"'
      ? HttpResponse.json({ ...aDraft(), ...(body as object), revision: 9 })
      : problem(412, "precondition-failed", { current: { ...aDraft({ revision: 8 }), ...kept } as never });
  });
  const { user } = openDesigner();
  await user.type(await screen.findByLabelText(/^Title \(English\)/), "!");
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  await user.type(screen.getByLabelText(/^Title \(English\)/), "?");
  expect(await screen.findByText("Saved as draft", undefined, { timeout: 5000 })).toBeInTheDocument();
  expect(screen.queryByText("Somebody saved this draft before you")).not.toBeInTheDocument();
  expect(sent.at(-1)?.headers.get("If-Match")).toBe('"8"');
  expect(sent.at(-1)?.body).toMatchObject({ title: { en: "Your visit!?" } });
});

test("the same words of somebody else are a conflict", async () => {
  let kept: object | null = null;
  answer("put", `${BASE}/patient/draft`, ({ body }) => {
    if (kept === null) {
      kept = body as object;
      return problem(504, "no-answer");
    }
    return problem(412, "precondition-failed", { current: { ...aDraft({ revision: 8, updatedBy: "Sam Reyes" }), ...kept } as never });
  });
  const { user } = openDesigner();
  await user.type(await screen.findByLabelText(/^Title \(English\)/), "!");
  await user.click((await screen.findAllByRole("button", { name: "Try again" }, { timeout: 5000 }))[0] as HTMLElement);
  expect(await screen.findByText("Somebody saved this draft before you")).toBeInTheDocument();
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

test("texts without a translation are named before they are published", async () => {
  answer("get", `${BASE}/patient/diff`, { added: [], removed: [], moved: [], changed: [] });
  const { user } = openDesigner(aDraft({ questions: [{ ...blank("RATING", "overall"), text: { en: "How was it?" }, low: { en: "Bad", ar: "سيئ" }, high: { en: "Good" } }] }));
  await user.click(await screen.findByRole("button", { name: "Publish…" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("Customers will read these in another language")).toBeInTheDocument();
  expect(within(dialog).getByText("Arabic: 2 texts have no translation")).toBeInTheDocument();
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
