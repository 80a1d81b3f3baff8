import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import type { Kiosk, Survey, Touchpoint, Widget } from "@/lib/contract";
import { customerTypeOf } from "@/lib/customerTypes";
import { open } from "@/testing/render";
import { aSession, aSite } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import KiosksPage from "./KiosksPage";
import LinksPage from "./LinksPage";
import RefusalsPage from "./RefusalsPage";
import PostersPage from "./PostersPage";
import WidgetsPage from "./WidgetsPage";
import { journeyOf, originsOf, placesOf, snippetIn } from "./model";

const TOUCHPOINTS = [
  { code: "waiting", name: "Waiting", kind: "INTERACTION", journeys: [{ customerType: "PATIENT", ordinal: 6, unit: "x" }, { customerType: "CONSUMER", ordinal: 2, unit: "x" }] },
  { code: "handover", name: "Hand-over", kind: "INTERACTION", journeys: [{ customerType: "COLLEAGUE", ordinal: 1, unit: "x" }] },
  { code: "fax", name: "Fax", kind: "INTERACTION", journeys: [{ customerType: "PATIENT", ordinal: 1, unit: "x", retired: true }] },
  { code: "parking", name: "Parking", kind: "PHYSICAL", journeys: [{ customerType: "PATIENT", ordinal: 3, unit: "x" }] },
] as Touchpoint[];

function aKiosk(more: Partial<Kiosk> = {}): Kiosk {
  return {
    id: "k1", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", survey: "abcdefghjk", name: "Hall", state: "ONLINE", idleSeconds: 20, misuseSeconds: 5, questions: 3, usual: { idleSeconds: 20, misuseSeconds: 5, questions: 3 },
    pairingUntil: null, pairedAt: "2026-11-20T10:00:00Z", seenAt: new Date().toISOString(), waiting: 7, battery: 42, charging: true, clockOffsetMs: 0, answers: 120, suspect: 3, refused: 0, createdAt: "2026-11-20T10:00:00Z", revision: 2,
    ...more,
  };
}

function aWidget(more: Partial<Widget> = {}): Widget {
  return {
    code: "abcdefghjk", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", active: true, origins: [], script: "https://t/s/widget.js",
    snippet: '<script src="https://t/s/widget.js" data-survey="abcdefghjk" data-lang="en" async></script>', ...more,
  };
}

test("a site's touchpoints are those of whom it serves, in the order of the journey", () => {
  expect(customerTypeOf({ sector: "hospital" })).toBe("PATIENT");
  expect(journeyOf("PATIENT", TOUCHPOINTS).map(({ code }) => code)).toEqual(["parking", "waiting"]);
  expect(journeyOf("CONSUMER", TOUCHPOINTS).map(({ code }) => code)).toEqual(["waiting"]);
});

test("nothing chosen is everything that is open", () => {
  const sites = [aSite({ sector: "hospital" }), aSite({ code: "b", open: false })];
  expect(placesOf(sites, TOUCHPOINTS, [], [])).toHaveLength(2);
  expect(placesOf(sites, TOUCHPOINTS, ["b"], [])).toHaveLength(0);
  expect(placesOf(sites, TOUCHPOINTS, [], ["parking"])[0]?.touchpointName).toBe("Parking");
  expect(placesOf(sites, TOUCHPOINTS, [], [], "COLLEAGUE")).toEqual([{ site: "north-general", siteName: "North General", customerType: "COLLEAGUE", touchpoint: "handover", touchpointName: "Hand-over" }]);
});

test("origins are read however they were pasted, and the snippet speaks another language", () => {
  expect(originsOf(" https://a.example\n\nhttps://b.example, https://c.example ")).toEqual(["https://a.example", "https://b.example", "https://c.example"]);
  expect(snippetIn(aWidget().snippet, "ar")).toContain('data-lang="ar"');
});

test("the chosen posters are asked for, and a refusal is said", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  const asked = answer("post", "/api/feedback/posters", () => new HttpResponse("%PDF", { headers: { "Content-Type": "application/pdf" } }) as never);
  const { user } = open(<PostersPage />, "/channels?format=TENT&lang=ar&sites=north-general");
  await user.click(await screen.findByRole("button", { name: "Make the PDF (2 touchpoints)" }));
  await waitFor(() => {
    expect(asked[0]?.body).toEqual({ format: "TENT", language: "ar", sites: ["north-general"], touchpoints: [] });
  });
  expect(asked[0]?.headers.get("Accept")).toMatch(/^application\/pdf/);
  answer("post", "/api/feedback/posters", () => problem(503, "overloaded", { detail: "Several files are being printed." }));
  await user.click(await screen.findByRole("button", { name: "PDF of Parking at North General" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Several files are being printed.");
});

test("a kiosk's state is in the list, and a new one is followed by its code", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [aKiosk(), aKiosk({ id: "k2", name: "Door", state: "SILENT" })], next: null });
  const sent = answer("post", "/api/feedback/kiosks/k1/pairing", { kiosk: aKiosk(), code: "ABCD-2345", until: "2026-11-28T12:15:00Z" });
  const { user } = open(<KiosksPage />, "/channels/kiosks");
  const row = await screen.findByRole("row", { name: /Hall/ });
  expect(row).toHaveTextContent("Online");
  expect(row).toHaveTextContent("3 too fast");
  expect(within(row).getByRole("cell", { name: /Online/ })).toHaveTextContent(/Last seen (now|\d+ seconds? ago)/);
  expect(within(row).getByText("North General · Waiting · Patient")).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Door/ })).toHaveTextContent("Not heard of");
  await user.click(within(row).getByRole("button", { name: "Pair again: Hall" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Make a code" }));
  expect(await screen.findByText("ABCD-2345")).toBeInTheDocument();
  expect(sent).toHaveLength(1);
});

test("what is wrong of a new kiosk is said beside its field before it is sent", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [], next: null });
  const { user } = open(<KiosksPage />, "/channels/kiosks");
  await user.click((await screen.findAllByRole("button", { name: "Add a kiosk" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/PIN of the staff menu/), "12");
  await user.click(within(dialog).getByRole("button", { name: "Add and show the code" }));
  expect(await within(dialog).findByText("4 to 8 digits")).toBeInTheDocument();
});

test("a new kiosk has the numbers that the platform gives, unless others are said", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [], next: null });
  const sent = answer("post", "/api/feedback/kiosks", { kiosk: aKiosk(), code: "ABCD-2345", until: "2026-11-28T12:15:00Z" }, 201);
  const { user } = open(<KiosksPage />, "/channels/kiosks");
  await user.click((await screen.findAllByRole("button", { name: "Add a kiosk" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText(/Starts again after/)).toHaveAttribute("placeholder", "As set for all new kiosks");
  await user.click(within(dialog).getByRole("combobox", { name: "Site" }));
  // The filter of the page has the same sites, and stands before the dialog.
  await user.click((await screen.findAllByRole("option", { name: "North General" })).at(-1) as HTMLElement);
  await user.click(within(dialog).getByRole("combobox", { name: "Touchpoint" }));
  await user.click((await screen.findAllByRole("option", { name: "Waiting" })).at(-1) as HTMLElement);
  await user.type(within(dialog).getByRole("textbox", { name: /^Name/ }), "Hall");
  await user.type(within(dialog).getByLabelText(/Questions after the first/), "2");
  await user.type(within(dialog).getByLabelText(/PIN of the staff menu/), "1234");
  await user.click(within(dialog).getByRole("button", { name: "Add and show the code" }));
  expect(await screen.findByText("ABCD-2345")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ questions: 2, name: "Hall", site: "north-general", touchpoint: "waiting", pin: "1234" });
});

test("the survey of a kiosk has no address to be opened or copied", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/surveys", { items: [{ code: "abcdefghjk", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", questionnaire: "patient", channel: "KIOSK", url: "https://t/s/abcdefghjk", active: true, context: [], contextRevision: 1 }], next: null });
  const made = vi.mocked(URL.createObjectURL);
  const followed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  made.mockClear();
  const { user } = open(<LinksPage />, "/channels/links?channel=KIOSK");
  expect(await screen.findByText("On its kiosks only")).toBeInTheDocument();
  expect(screen.queryByText("https://t/s/abcdefghjk")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /Copy/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "CSV" }));
  followed.mockRestore();
  const file = await (made.mock.calls[0]?.[0] as Blob).text();
  expect(file).toContain("North General");
  expect(file).not.toContain("https://t/s/abcdefghjk");
});

test("a kiosk that another person changed first is shown beside mine, and mine is kept only when asked", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [aKiosk()], next: null });
  let current = aKiosk({ name: "Main door", revision: 3 });
  let conflict = true;
  const sent = answer("put", "/api/feedback/kiosks/k1", () => (conflict ? problem(412, "precondition-failed", { current: current as never }) : HttpResponse.json(current)));
  const { user } = open(<KiosksPage />, "/channels/kiosks");
  await user.click(await screen.findByRole("button", { name: "Change Hall" }));
  const dialog = await screen.findByRole("dialog");
  const idle = within(dialog).getByLabelText(/Starts again after/);
  await user.clear(idle);
  await user.type(idle, "30");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  let notice = await within(dialog).findByRole("alert");
  expect(within(notice).getByRole("row", { name: /^Name/ })).toHaveTextContent("HallMain door");
  expect(within(notice).getByRole("row", { name: /Starts again after/ })).toHaveTextContent("3020");
  expect(within(notice).getAllByRole("row")).toHaveLength(3);
  current = aKiosk({ idleSeconds: 30, revision: 4 });
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  expect(await within(dialog).findByText("What can be shown is the same; the PIN was changed.")).toBeInTheDocument();
  notice = within(dialog).getByRole("alert");
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"2"', '"3"', '"4"']);
  expect(sent[2]?.body).toEqual({ name: "Hall", idleSeconds: 30, misuseSeconds: 5, questions: 3 });
});

test("a kiosk tells which of its settings are its own, and how to go back to what is set for all", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [aKiosk({ idleSeconds: 60 })], next: null });
  const sent = answer("put", "/api/feedback/kiosks/k1", aKiosk());
  const { user } = open(<KiosksPage />, "/channels/kiosks");
  expect(await screen.findByText("Its own: Starts again after (seconds): 60")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Change Hall" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("This kiosk's own; as set for all it is 20")).toBeInTheDocument();
  expect(dialog.getByText("As set for all: 5")).toBeInTheDocument();
  // Who speaks to the page says what the button shows, so its name begins with that
  await user.click(dialog.getByRole("button", { name: "Back to as set (20): Starts again after (seconds)" }));
  expect(dialog.getByText("As set for all: 20")).toBeInTheDocument();
  await user.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ idleSeconds: 20 });
  });
});

test("staff see kiosks and change none", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/kiosks", { items: [aKiosk()], next: null });
  open(<KiosksPage />, "/channels/kiosks", { session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: "Shut out Hall" })).toHaveAttribute("aria-disabled", "true");
});

test("a widget says that no website may show it, and names a wrong one", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/widgets", { items: [aWidget()], next: null });
  answer("put", "/api/feedback/widgets/abcdefghjk/origins", () => problem(400, "validation", { errors: [{ field: "origins[1]", reason: "invalid", message: "wrong" }] }));
  const { user } = open(<WidgetsPage />, "/channels/widgets");
  expect(await screen.findByText("No website yet")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /Websites that may show/ }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/Websites that may show it/), "https://a.example nonsense");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText(/“nonsense” is not a website's address/)).toBeInTheDocument();
});

test("a survey's address is there to be opened and copied, and the survey can be closed", async () => {
  const survey: Survey = { code: "abcdefghjk", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", questionnaire: "patient", channel: "WEB", url: "https://t/s/abcdefghjk", active: true, context: [], contextRevision: 1 };
  let closed = false;
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS);
  answer("get", "/api/feedback/surveys", ({ url }) => HttpResponse.json({ items: url.searchParams.get("channel") === "WEB" ? [{ ...survey, active: !closed }] : [], next: null }));
  answer("post", "/api/feedback/surveys/abcdefghjk/close", () => {
    closed = true;
    return HttpResponse.json({ ...survey, active: false });
  });
  const { user } = open(<LinksPage />, "/channels/links");
  expect(await screen.findByRole("link", { name: /Open the survey: .* at North General/ })).toHaveAttribute("href", "https://t/s/abcdefghjk");
  expect(screen.getByRole("button", { name: /Copy the address/ })).toBeEnabled();
  await user.click(screen.getByRole("button", { name: /Close the survey/ }));
  expect(await screen.findByRole("button", { name: /Open the survey again/ })).toBeEnabled();
});

test("posters for colleagues are asked for with their touchpoints", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  const asked = answer("post", "/api/feedback/posters", () => new HttpResponse("%PDF", { headers: { "Content-Type": "application/pdf" } }) as never);
  const { user } = open(<PostersPage />, "/channels?sites=north-general&customerType=COLLEAGUE");
  expect(await screen.findByRole("row", { name: /North General.*Colleague.*Hand-over/ })).toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: "Make the PDF (1 touchpoint)" }));
  await waitFor(() => {
    expect(asked[0]?.body).toMatchObject({ customerType: "COLLEAGUE", sites: ["north-general"] });
  });
});

test("a survey of colleagues is made, and one that is there is named beside its touchpoint", async () => {
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  const listed = answer("get", "/api/feedback/surveys", { items: [], next: null });
  const made = answer("post", "/api/feedback/surveys", () => problem(409, "survey-exists", {}));
  const { user } = open(<LinksPage />, "/channels/links?site=north-general&customerType=COLLEAGUE&channel=QR");
  await user.click(await screen.findByRole("button", { name: "Add a survey" }));
  const dialog = await screen.findByRole("dialog");
  const who = within(dialog).getByRole("combobox", { name: "Who answers" });
  await waitFor(() => {
    expect(who).toHaveValue("Patient");
  });
  await user.click(who);
  // The filter of the list behind it offers the same.
  await user.click((await screen.findAllByRole("option", { name: "Colleague" })).at(-1) as HTMLElement);
  await user.click(within(dialog).getByRole("combobox", { name: "Touchpoint" }));
  await user.click(await screen.findByRole("option", { name: "Hand-over" }));
  expect(screen.queryByRole("option", { name: "Parking", hidden: true })).toBeNull();
  await user.click(within(dialog).getByRole("button", { name: "Add" }));
  expect(await within(dialog).findByText(/There is a survey for these customers/)).toBeInTheDocument();
  expect(made[0]?.body).toEqual({ site: "north-general", touchpoint: "handover", customerType: "COLLEAGUE", channel: "QR" });
  expect(Object.fromEntries(listed[0]?.url.searchParams ?? [])).toMatchObject({ channel: "QR", customerType: "COLLEAGUE" });
}, 60_000);

test("what a survey asks about the visit is chosen", async () => {
  const survey: Survey = { code: "abcdefghjk", site: "north-general", siteName: "North General", customerType: "PATIENT", touchpoint: "waiting", questionnaire: "patient", channel: "WEB", url: "https://t/s/abcdefghjk", active: true, context: ["WAITED_SECONDS"], contextRevision: 3 };
  answer("get", "/api/feedback/touchpoints", TOUCHPOINTS as never);
  answer("get", "/api/feedback/surveys", { items: [survey], next: null });
  let conflict = true;
  const theirs = { ...survey, context: ["REFERRED_BY"], contextRevision: 5 };
  const sent = answer("put", "/api/feedback/surveys/abcdefghjk/context", () => (conflict ? problem(412, "precondition-failed", { current: theirs as never }) : HttpResponse.json(survey)));
  const { user } = open(<LinksPage />, "/channels/links");
  const row = await screen.findByRole("row", { name: /North General/ });
  expect(row).toHaveTextContent("waiting time");
  await user.click(within(row).getByRole("button", { name: /About the visit/ }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByRole("checkbox", { name: "How long the customer waited" })).toBeChecked();
  await user.click(within(dialog).getByRole("checkbox", { name: "Whether it is the first visit" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  const notice = await within(dialog).findByRole("alert");
  expect(within(notice).getByRole("row", { name: /waiting time/ })).toBeInTheDocument();
  expect(within(dialog).getByRole("checkbox", { name: "Whether it is the first visit" })).toBeChecked();
  conflict = false;
  await user.click(within(notice).getByRole("button", { name: /mine/i }));
  await waitFor(() => {
    expect(sent).toHaveLength(2);
  });
  expect(sent.map(({ body }) => body)).toEqual([{ asks: ["RELATION", "WAITED_SECONDS"] }, { asks: ["RELATION", "WAITED_SECONDS"] }]);
  expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"5"']);
}, 60_000);

test("answers that fit no question are read, and discarded only after a question", async () => {
  answer("get", "/api/feedback/kiosks/k1", aKiosk());
  answer("get", "/api/feedback/kiosks/k1/refusals", {
    items: [{ id: "x1", reason: "out-of-range: 'answers.overall' must be between 1 and 5.", answer: '{"answers":{"overall":9}}', deviceAt: null, receivedAt: "2026-11-20T10:00:00Z", discardedAt: null, discardedBy: null }],
    next: null,
  });
  const sent = answer("post", "/api/feedback/kiosks/k1/refusals/discard", { discarded: 1 });
  const { user } = open(<RefusalsPage />, "/channels/kiosks/k1/refusals", { route: "/channels/kiosks/:id/refusals" });
  expect(await screen.findByText(/"overall": 9/)).toBeInTheDocument();
  expect(screen.getByText(/must be between 1 and 5/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Discard" }));
  const dialog = await screen.findByRole("dialog");
  expect(sent).toHaveLength(0);
  await user.click(within(dialog).getByRole("button", { name: "Discard" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ refusals: ["x1"] });
  });
});
