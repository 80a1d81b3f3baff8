import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import CounterPage from "./CounterPage";
import { type Marked, UNMARKED, type Waiting, answersOf, besideAnswer, due, fieldsOf, isEmpty, marksAnswer, marksOf, placesOf } from "./model";

beforeEach(() => {
  localStorage.clear();
});

function places() {
  answer("get", "/api/feedback/surveys", { items: [{ touchpoint: "waiting", customerType: "PATIENT", questionnaire: "patient", channel: "WEB" }], next: null });
  answer("get", "/api/feedback/touchpoints", [{ code: "waiting", name: "Waiting", kind: "INTERACTION", journeys: [{ customerType: "PATIENT", ordinal: 1, unit: "front office" }] }]);
}

function questions() {
  answer("get", "/api/feedback/questionnaires/patient", { questions: [{ kind: "RATING", id: "overall", required: true, text: { en: "All in all" } }] });
}

test("a remark is saved by Enter and can be taken back before it is sent", async () => {
  places();
  const sent = answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  const { user } = open(<CounterPage />, "/counter");
  await user.click(await screen.findByRole("radio", { name: "Waiting" }, { timeout: 30_000 }));
  await user.click(screen.getByRole("radio", { name: "4 of 5" }));
  await user.type(screen.getByLabelText("In the customer's words"), "Quick{Enter}");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(screen.getByLabelText("In the customer's words")).toHaveValue("Quick");
  expect(sent).toHaveLength(0);
  await user.type(screen.getByLabelText("In the customer's words"), "{Enter}");
  await waitFor(
    () => {
      expect(sent[0]?.body).toMatchObject({ channel: "REMARK", site: "north-general", touchpoint: "waiting", answers: { overall: 4 }, comment: "Quick" });
    },
    { timeout: 20_000 },
  );
}, 90_000);

test("what a touch screen has no keys for is apart from the rest of the hint", async () => {
  places();
  open(<CounterPage />, "/counter");
  const words = await screen.findByLabelText("In the customer's words", undefined, { timeout: 30_000 });
  expect(words).toHaveAccessibleDescription(/^Optional\./);
  const keys = screen.getByText(/Enter saves/);
  expect(keys).toHaveClass("tp-keys");
  expect(keys).not.toHaveTextContent("Optional");
}, 60_000);

test("praise goes to whom staff name, once the remark is stored", async () => {
  places();
  const remark: Waiting = { key: "k9", answer: { channel: "REMARK", site: "north-general", touchpoint: "waiting", answers: { overall: 5 } as never, praise: true }, whom: { person: "Ana" }, dueAt: 0, error: null };
  localStorage.setItem("tp-remarks-u1", JSON.stringify([remark]));
  answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  const praised = answer("post", "/api/feedback/compliments", () => problem(409, "compliment-exists"));
  open(<CounterPage />, "/counter");
  expect(await screen.findByText("1 remark saved", undefined, { timeout: 30_000 })).toBeInTheDocument();
  expect(praised[0]?.body).toEqual({ response: "r1", person: "Ana" });
  expect(praised[0]?.headers.get("Idempotency-Key")).toBe("k9-whom");
}, 60_000);

test("whom praise is for is asked only of praise, and kept with what waits", async () => {
  places();
  const { user } = open(<CounterPage />, "/counter");
  await user.click(await screen.findByRole("radio", { name: "Waiting" }, { timeout: 30_000 }));
  await user.click(screen.getByRole("radio", { name: "5 of 5" }));
  expect(screen.queryByLabelText("Who is praised")).not.toBeInTheDocument();
  await user.click(screen.getByRole("switch", { name: /^This is praise/ }));
  await user.type(screen.getByLabelText("Who is praised"), "Ana");
  await user.type(screen.getByLabelText("Unit that is praised"), "Night ward");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(JSON.parse(localStorage.getItem("tp-remarks-u1") ?? "[]")).toMatchObject([{ whom: { person: "Ana", unit: "Night ward" }, answer: { praise: true } }]);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(screen.getByLabelText("Who is praised")).toHaveValue("Ana");
}, 60_000);

test("the keys of the marks work while the touchpoint is being chosen", async () => {
  places();
  const { user } = open(<CounterPage />, "/counter");
  const place = await screen.findByRole("radio", { name: "Waiting" }, { timeout: 30_000 });
  await user.click(place);
  place.focus();
  await user.keyboard("5");
  expect(screen.getByRole("radio", { name: "5 of 5" })).toBeChecked();
  expect(screen.getByLabelText("In the customer's words")).toHaveFocus();
  expect(screen.getByLabelText("In the customer's words")).toHaveValue("");
}, 60_000);

test("a card that is refused keeps what was typed and says why beside the field", async () => {
  places();
  questions();
  const sent = answer("post", "/api/feedback/responses", () =>
    problem(400, "validation", { errors: [{ field: "answers.overall", reason: "out-of-range", message: "'answers.overall' must be between 1 and 5." }] }),
  );
  localStorage.setItem("tp-cards-u1-north-general", JSON.stringify({ touchpoint: "waiting", day: "2026-11-02", rows: [{ key: "k1", typed: { overall: "9" }, state: "draft", errors: {} }] }));
  const { user } = open(<CounterPage />, "/counter?tab=cards");
  await user.type(await screen.findByLabelText("Card 1: All in all"), "{Enter}");
  expect(await screen.findByText("This must be between 1 and 5.")).toBeInTheDocument();
  expect(screen.getByLabelText("Card 1: All in all")).toHaveValue("9");
  expect(sent[0]?.body).toMatchObject({ channel: "PAPER", answers: { overall: 9 }, occurredOn: "2026-11-02", customerType: "PATIENT" });
  expect(sent[0]?.headers.get("Idempotency-Key")).toBe("k1");
});

test("a card that was on its way when the page was left can be sent again, under the same key", async () => {
  places();
  questions();
  const sent = answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  localStorage.setItem("tp-cards-u1-north-general", JSON.stringify({ touchpoint: "waiting", day: "", rows: [{ key: "k1", typed: { overall: "4" }, state: "sending", errors: {} }] }));
  const { user } = open(<CounterPage />, "/counter?tab=cards");
  await user.type(await screen.findByLabelText("Card 1: All in all"), "{Enter}");
  expect(await screen.findByText("Saved")).toBeInTheDocument();
  expect(sent[0]?.headers.get("Idempotency-Key")).toBe("k1");
});

test("a card whose answer comes after the page was left is saved when the page is opened again", async () => {
  places();
  questions();
  let release = (): void => undefined;
  answer("post", "/api/feedback/responses", async () => {
    await new Promise<void>((done) => (release = done));
    return HttpResponse.json({ id: "r1" }, { status: 201 });
  });
  localStorage.setItem("tp-cards-u1-north-general", JSON.stringify({ touchpoint: "waiting", day: "", rows: [{ key: "k1", typed: { overall: "4" }, state: "draft", errors: {} }] }));
  const { user } = open(<CounterPage />, "/counter?tab=cards");
  await user.type(await screen.findByLabelText("Card 1: All in all"), "{Enter}");
  await user.click(screen.getByRole("tab", { name: "Remark" }));
  await screen.findByLabelText("In the customer's words");
  release();
  await waitFor(() => {
    expect(localStorage.getItem("tp-cards-u1-north-general")).toContain('"saved"');
  });
  await user.click(screen.getByRole("tab", { name: "Paper cards" }));
  expect(await screen.findByText("Saved")).toBeInTheDocument();
});

test("a remark that may have arrived is not taken back, and one that was refused is", async () => {
  places();
  const remark = (key: string, overall: number): Waiting => ({ key, answer: { channel: "REMARK", site: "north-general", touchpoint: "waiting", answers: { overall } as never }, dueAt: 0, error: null });
  localStorage.setItem("tp-remarks-u1", JSON.stringify([remark("k1", 1), remark("k2", 2)]));
  const sent = answer("post", "/api/feedback/responses", ({ headers }) =>
    headers.get("Idempotency-Key") === "k1" ? HttpResponse.error() : problem(400, "validation", { errors: [{ field: "comment", reason: "size", message: "Too long." }] }),
  );
  open(<CounterPage />, "/counter");
  expect(await screen.findByText("Mark 1 is being saved.", undefined, { timeout: 30_000 })).toBeInTheDocument();
  await waitFor(() => {
    expect(sent).toHaveLength(2);
    expect(screen.getAllByRole("button", { name: "Undo" })).toHaveLength(1);
  });
  expect(screen.getByText("Mark 1 is being saved.").parentElement).not.toHaveTextContent("Undo");
}, 60_000);

test("after a card that was put right, the next one that is open can be typed at once", async () => {
  places();
  questions();
  answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  const row = (key: string, state: string) => ({ key, typed: { overall: state === "draft" ? "" : "4" }, state, errors: {} });
  localStorage.setItem("tp-cards-u1-north-general", JSON.stringify({ touchpoint: "waiting", day: "", rows: [row("k1", "wrong"), row("k2", "saved"), row("k3", "draft")] }));
  const { user } = open(<CounterPage />, "/counter?tab=cards");
  await user.type(await screen.findByLabelText("Card 1: All in all"), "{Enter}");
  await waitFor(() => {
    expect(screen.getByLabelText("Card 3: All in all")).toHaveFocus();
  });
});

async function aLetter() {
  places();
  questions();
  answer("get", "/api/directory/staff", {
    items: [
      { id: "s1", name: "Ana Rivera", active: true, sites: ["north-general"], roles: ["STAFF"] },
      { id: "s2", name: "Bo Elsewhere", active: true, sites: ["south-bay"], roles: ["STAFF"] },
      { id: "s3", name: "Cai Gone", active: false, sites: "*", roles: ["STAFF"] },
    ],
    next: null,
  });
  const scans = answer("post", "/api/feedback/letters", { id: "l1", receivedOn: "2026-11-02" }, 201);
  const { user } = open(<CounterPage />, "/counter?tab=letter");
  await screen.findByLabelText(/^Scan/);
  const scan = document.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(scan ?? document.body, new File(["%PDF-1.4"], "letter.pdf", { type: "application/pdf" }));
  await user.type(screen.getByLabelText("Received on"), "2026-11-02");
  await user.type(screen.getByLabelText(/^What the letter says/), "Ana was so kind.");
  await user.click(await screen.findByRole("combobox", { name: "Touchpoint" }));
  await user.click(await screen.findByRole("option", { name: "Waiting" }));
  await user.type(await screen.findByLabelText("All in all"), "5");
  return { user, scans };
}

test("the marks of a compliment's letter are kept with it, and it is for a colleague of the site", async () => {
  const marks = answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  const made = answer("post", "/api/feedback/compliments", { id: "v1" }, 201);
  const { user, scans } = await aLetter();
  await user.click(screen.getByText("Compliment"));
  await user.click(await screen.findByRole("combobox", { name: "Colleague in the directory" }));
  await user.click(await screen.findByRole("option", { name: "Ana Rivera" }));
  expect(screen.queryByRole("option", { name: /Bo Elsewhere|Cai Gone/, hidden: true })).toBeNull();
  expect(screen.getByLabelText("Person concerned")).toHaveValue("Ana Rivera");
  await user.click(screen.getByRole("button", { name: "Save the letter" }));
  expect(await screen.findByText("The letter is recorded", {}, { timeout: 20_000 })).toBeInTheDocument();
  expect(marks[0]?.body).toEqual({ channel: "LETTER", site: "north-general", touchpoint: "waiting", answers: { overall: 5 }, praise: true });
  expect(scans[0]?.url.searchParams.get("receivedOn")).toBe("2026-11-02");
  expect(made[0]?.body).toMatchObject({ letter: "l1", response: "r1", touchpoint: "waiting", personId: "s1", person: "Ana Rivera", words: "Ana was so kind." });
}, 90_000);

test("a mark that is refused is said beside it, and marks that are stored are not stored again", async () => {
  const refusals = [problem(400, "validation", { errors: [{ field: "answers.overall", reason: "out-of-range", message: "'answers.overall' must be between 1 and 5." }] })];
  const marks = answer("post", "/api/feedback/responses", () => refusals.pop() ?? Response.json({ id: "r1" }, { status: 201 }));
  const failures = [problem(503, "unavailable", {})];
  const opened = answer("post", "/api/complaints", () => failures.pop() ?? Response.json({ id: "c1", reference: "A-1" }, { status: 201 }));
  answer("post", "/api/feedback/letters/l1/complaint", { id: "l1" });
  const { user } = await aLetter();
  await user.type(screen.getByLabelText(/^In a few words/), "Two hours");
  const save = screen.getByRole("button", { name: "Save the letter" });
  await user.click(save);
  expect(await screen.findByText("This must be between 1 and 5.", {}, { timeout: 20_000 })).toBeInTheDocument();
  await user.click(save);
  expect(await screen.findByText("The marks are stored already.", {}, { timeout: 20_000 })).toBeInTheDocument();
  await waitFor(() => {
    expect(save).toBeEnabled();
  });
  await user.click(save);
  expect(await screen.findByText("The letter is recorded", {}, { timeout: 20_000 })).toBeInTheDocument();
  expect(marks).toHaveLength(2);
  expect(marks[1]?.headers.get("Idempotency-Key")).toBe("letter-l1");
  expect(opened.at(-1)?.body).toMatchObject({ channel: "LETTER", receivedOn: "2026-11-02", subject: "Two hours", responses: ["r1"] });
}, 90_000);

test("where the writer is answered by post goes with the complaint, and a wrong address is said beside it", async () => {
  const refusals = [problem(400, "validation", { errors: [{ field: "postal.address", reason: "size", message: "'postal.address' must have at most 280 characters." }] })];
  const opened = answer("post", "/api/complaints", () => refusals.pop() ?? Response.json({ id: "c1", reference: "A-1" }, { status: 201 }));
  answer("post", "/api/feedback/letters/l1/complaint", { id: "l1" });
  answer("post", "/api/feedback/responses", { id: "r1" }, 201);
  const { user } = await aLetter();
  await user.type(screen.getByLabelText(/^In a few words/), "Two hours");
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Ana Lee");
  await user.type(screen.getByRole("textbox", { name: "Postal address" }), "12 High Street{Enter}London N2");
  const save = screen.getByRole("button", { name: "Save the letter" });
  await user.click(save);
  await waitFor(
    () => {
      expect(screen.getByRole("textbox", { name: "Postal address" })).toBeInvalid();
    },
    { timeout: 20_000 },
  );
  await waitFor(() => {
    expect(save).toBeEnabled();
  });
  await user.click(save);
  expect(await screen.findByText("The letter is recorded", {}, { timeout: 20_000 })).toBeInTheDocument();
  expect(opened.at(-1)?.body).toMatchObject({ postal: { name: "Ana Lee", address: "12 High Street\nLondon N2" }, receivedOn: "2026-11-02" });
  expect(opened.at(-1)?.body).not.toHaveProperty("contact");
}, 90_000);

test("with who wrote the letter go the touchpoint and the marks given there, and nothing that cannot be seen holds it back", async () => {
  answer("post", "/api/complaints", { id: "c1", reference: "A-1" }, 201);
  answer("post", "/api/feedback/letters/l1/complaint", { id: "l1" });
  const { user } = await aLetter();
  await user.type(screen.getByLabelText(/^In a few words/), "Two hours");
  await user.click(screen.getByRole("combobox", { name: "Who said it" }));
  await user.click(await screen.findByRole("option", { name: "Colleague" }));
  expect(screen.queryByLabelText("All in all")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Save the letter" }));
  expect(await screen.findByText("The letter is recorded", {}, { timeout: 20_000 })).toBeInTheDocument();
}, 90_000);

test("of what is asked a letter gives the marks", () => {
  const asked = [
    { kind: "RATING", id: "overall", required: true, text: { en: "Overall" } },
    { kind: "SINGLE_CHOICE", id: "why", required: false, text: { en: "Why" } },
    { kind: "YES_NO", id: "agreed", required: true, text: { en: "Agreed" } },
    { kind: "TEXT", id: "comment", required: false, text: { en: "What else" } },
  ];
  const fields = marksOf(asked, "en");
  expect(fields.map((field) => field.name)).toEqual(["overall", "agreed"]);
  expect(marksAnswer("s", { ...UNMARKED, touchpoint: "waiting", typed: { overall: " " }, fields }, false)).toBeNull();
  expect(marksAnswer("s", { ...UNMARKED, typed: { overall: "5" }, fields }, false)).toBeNull();
});

test("a letter without its scan is not sent", async () => {
  places();
  answer("get", "/api/directory/staff", { items: [], next: null });
  const { user } = open(<CounterPage />, "/counter?tab=letter");
  await user.click(await screen.findByRole("button", { name: "Save the letter" }));
  expect(await screen.findByText("Choose the scan.")).toBeInTheDocument();
});

test("what was typed becomes answers of the right kind", () => {
  const fields = fieldsOf(
    [
      { kind: "RATING", id: "overall", required: true, text: { en: "Overall" } },
      { kind: "EXPECTATION_PAIR", id: "trust", required: false, text: { en: "Trust" } },
      { kind: "YES_NO", id: "again", required: false, text: { en: "Again" } },
      { kind: "TEXT", id: "comment", required: false, text: { en: "What else" } },
    ],
    "en",
  );
  expect(fields.map((field) => field.name)).toEqual(["overall", "trust.expected", "trust.experienced", "again", "comment"]);
  expect(answersOf(fields, { overall: "4", "trust.experienced": "5", again: "y", comment: " Kind " })).toEqual({ overall: 4, trust: { experienced: 5 }, again: true, comment: "Kind" });
  expect(answersOf(fields, { overall: "x" })).toEqual({ overall: "x" });
  expect(isEmpty({ overall: " " })).toBe(true);
});

test("places come in the order of the journey, and what is refused is not sent again", () => {
  const stop = (ordinal: number, customerType: "PATIENT" | "COLLEAGUE" = "PATIENT") => ({ customerType, ordinal, unit: "x", retired: false });
  const survey = (touchpoint: string, channel = "WEB") => ({ touchpoint, customerType: "PATIENT", questionnaire: "patient", channel });
  const found = placesOf(
    [{ ...survey("farewell"), customerType: "COLLEAGUE", questionnaire: "colleague" }, survey("farewell"), survey("greeting"), survey("parking", "QR")],
    [
      // Colleagues come past here first, patients last.
      { code: "farewell", name: "Farewell", kind: "INTERACTION", journeys: [stop(1, "COLLEAGUE"), stop(9)] },
      { code: "greeting", name: "Greeting", kind: "INTERACTION", journeys: [stop(2)] },
      { code: "parking", name: "Parking", kind: "PHYSICAL", journeys: [stop(1)] },
    ],
    "PATIENT",
  );
  expect(found.map((place) => place.touchpoint)).toEqual(["greeting", "farewell"]);
  const waiting = { key: "k", answer: { channel: "REMARK" as const, site: "s", touchpoint: "t", answers: {} }, dueAt: 5 };
  expect(due([{ ...waiting, error: null }], 5)).toHaveLength(1);
  expect(due([{ ...waiting, error: "no" }], 9)).toHaveLength(0);
});

test("a choice is typed by its id or by what it says, and what is neither is left to be refused", () => {
  const options = [
    { id: "people", text: { en: "The people", ar: "الناس" } },
    { id: "wait", text: { en: "Waiting, queue", ar: "الانتظار" } },
  ];
  const fields = fieldsOf(
    [
      { kind: "SINGLE_CHOICE", id: "one", required: false, text: { en: "One" }, options },
      { kind: "MULTIPLE_CHOICE", id: "some", required: false, text: { en: "Some" }, options },
    ],
    "en",
  );
  expect(answersOf(fields, { one: "wait" })).toEqual({ one: "wait" });
  expect(answersOf(fields, { one: " the PEOPLE " })).toEqual({ one: "people" });
  expect(answersOf(fields, { one: "الناس" })).toEqual({ one: "people" });
  expect(answersOf(fields, { one: "the weather" })).toEqual({ one: "the weather" });
  expect(answersOf(fields, { some: "people, wait" })).toEqual({ some: ["people", "wait"] });
  expect(answersOf(fields, { some: "Waiting, queue" })).toEqual({ some: ["wait"] });
  expect(answersOf(fields, { some: "the people; waiting, queue" })).toEqual({ some: ["people", "wait"] });
  expect(answersOf(fields, { some: "people, rain" })).toEqual({ some: ["people", "rain"] });
});

test("what stands beside the questions is sent in the words of the API", () => {
  expect(besideAnswer({ "@relation": "REFERRED", "@referredBy": " Dr Ortega ", "@waited": "2,5", "@email": "a@b.example", "@consent": "yes", "@praise": "yes" })).toEqual({
    relation: "REFERRED",
    referredBy: "Dr Ortega",
    waitedSeconds: 150,
    contact: { email: "a@b.example", consent: true },
    praise: true,
  });
  expect(besideAnswer({ "@name": "Ana" })).toEqual({ contact: { name: "Ana", consent: false } });
  expect(besideAnswer({ "@waited": "ages" })).toEqual({ waitedSeconds: "ages" });
  expect(besideAnswer({ overall: "4" })).toEqual({});
});

test("cards say who answered, in which language, and more if they have it; a wrong one is named beside its field", async () => {
  places();
  questions();
  const sent = answer("post", "/api/feedback/responses", () =>
    problem(400, "validation", { errors: [{ field: "contact.consent", reason: "consent-required", message: "'contact.consent' must be true." }] }),
  );
  localStorage.setItem("tp-cards-u1-north-general", JSON.stringify({ touchpoint: "waiting", day: "", language: "es", parts: ["visit", "contact", "praise"], rows: [{ key: "k1", typed: { overall: "5", "@email": "ana@mail.example" }, state: "draft", errors: {} }] }));
  const { user } = open(<CounterPage />, "/counter?tab=cards");
  await user.selectOptions(await screen.findByLabelText("Card 1: First time here"), "FIRST");
  await user.type(screen.getByLabelText("Card 1: Waited (minutes)"), "10");
  await user.click(screen.getByLabelText("Card 1: Praise"));
  await user.type(screen.getByLabelText("Card 1: Sent by"), "Aunt{Enter}");
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({
      channel: "PAPER", site: "north-general", touchpoint: "waiting", answers: { overall: 5 }, customerType: "PATIENT", language: "es",
      relation: "FIRST", referredBy: "Aunt", waitedSeconds: 600, contact: { email: "ana@mail.example", consent: false }, praise: true,
    });
  });
  expect(await screen.findByLabelText("Card 1: May be answered")).toBeInvalid();
}, 60_000);

test("a letter says about the visit what it says, also without a mark", () => {
  const marked: Marked = { ...UNMARKED, touchpoint: "handover", typed: { "@relation": "RETURNING" }, customerType: "COLLEAGUE", language: "ar" };
  expect(marksAnswer("s", marked, false)).toEqual({ channel: "LETTER", site: "s", touchpoint: "handover", answers: {}, relation: "RETURNING", praise: false, customerType: "COLLEAGUE", language: "ar" });
});
