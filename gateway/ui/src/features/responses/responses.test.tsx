import { act, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aResponse, aResponseDetail } from "@/testing/samples";
import { asClock, gap, highestOf, shownValue } from "@/lib/answers";
import { grouped } from "./model";
import ResponsePage from "./ResponsePage";
import ResponsesPage from "./ResponsesPage";

const PAIR: Answer = { question: "q1", text: "We kept our promise", kind: "EXPECTATION_PAIR", dimension: "TRUST", expected: 4, experienced: 2, value: null };
const OVERALL: Answer = { question: "q0", text: "Overall?", kind: "RATING", dimension: null, expected: null, experienced: null, value: 2 };

beforeEach(() => {
  answer("get", "/api/feedback/responses/r1/verdict", { suspect: null, verdict: null, by: null, at: null });
  answer("get", "/api/feedback/responses/r1/moderation", { state: "UNCHECKED", proposed: "Waited three hours", leftOut: [], shown: null, by: null, at: null, decisions: [], restricted: false });
  answer("get", "/api/feedback/responses/r1/praise", { praised: false, by: null, at: null, moment: "NEUTRAL", compliment: null });
  answer("get", "/api/complaints/from-responses", []);
  answer("get", "/api/feedback/moderation/count", { waiting: 0, more: false });
  answer("get", "/api/feedback/touchpoints", [{ code: "reception", name: "Reception desk", kind: "INTERACTION", journeys: [] }]);
  answer("get", "/api/feedback/questionnaires", { items: [{ id: "patient", title: { en: "Your visit" } }], next: null });
});

test("answers stand under their dimension, general ones first", () => {
  expect(grouped([PAIR, OVERALL]).map((group) => [group.dimension, group.answers.length])).toEqual([
    [null, 1],
    ["TRUST", 1],
  ]);
});

test("there is a gap only where both were asked", () => {
  expect(gap(PAIR)).toBe(-2);
  expect(gap(OVERALL)).toBeNull();
});

test("seconds are shown as a stopwatch shows them", () => {
  expect([0, 7, 75, 600, 3_725].map(asClock)).toEqual(["0:00", "0:07", "1:15", "10:00", "1:02:05"]);
});

test("an answer of an unknown kind stays readable", () => {
  const unknown: Answer = { ...OVERALL, kind: "SLIDER", value: ["a", "b"] };
  expect(highestOf("SLIDER")).toBeNull();
  expect(shownValue(unknown)).toBe("a, b");
  expect(shownValue({ ...unknown, value: null })).toBe("–");
});

test("what an observer writes is offered for no public place", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail({ channel: "MYSTERY_VISIT", comment: "Nobody looked up." }));
  answer("get", "/api/feedback/responses/r1/moderation", { state: "UNCHECKED", proposed: null, leftOut: [], shown: null, by: null, at: null, decisions: [], restricted: false });
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByText("What a mystery shopper or an inspector writes is never shown in public.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Approve" })).not.toBeInTheDocument();
});

const answered = (kind: string, value: unknown, chosen?: string[]): Answer => ({ question: kind, text: kind, kind, dimension: null, expected: null, experienced: null, value, chosen });

test.each([
  [answered("SMILEY", 3), "Happy – 3 of 4"],
  [answered("EFFORT", 6), "6 of 7"],
  [answered("NPS", 9), "9 of 10"],
  [answered("YES_NO", false), "No"],
  [answered("SINGLE_CHOICE", "bus", ["By bus"]), "By bus"],
  [answered("MULTIPLE_CHOICE", ["bus", "walk"], ["By bus", "On foot"]), "By bus, On foot"],
  [answered("NUMBER", 1234.5), "1,234.5"],
  [answered("SECONDS", 75), "1:15 (minutes and seconds)"],
  [answered("TEXT", "Too long"), "Too long"],
])("an answer is readable whatever its kind: $0.kind", async (given, shown) => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail({ answers: [given] }));
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  const row = await screen.findByRole("row", { name: new RegExp(`^${given.kind}`) });
  expect(within(row).getByRole("cell")).toHaveTextContent(new RegExp(`^${shown.replace(/[()]/g, "\\$&")}$`));
});

test("the channel is a filter of the address", async () => {
  const asked = answer("get", "/api/feedback/responses", { items: [aResponse({ channel: "KIOSK" })], next: null });
  const { user, where } = open(<ResponsesPage />, "/responses");
  await user.click(await screen.findByRole("combobox", { name: "Channel" }));
  await user.click(await screen.findByRole("option", { name: "Kiosk" }));
  expect(where()).toBe("/responses?channel=KIOSK");
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.get("channel")).toBe("KIOSK");
  });
});

test("the kind of customers is a filter of the address, and stands in the export", async () => {
  const asked = answer("get", "/api/feedback/responses", { items: [aResponse({ customerType: "COLLEAGUE" })], next: null });
  const { user, where } = open(<ResponsesPage />, "/responses");
  await user.click(await screen.findByRole("combobox", { name: "Customers" }));
  await user.click(await screen.findByRole("option", { name: "Colleague" }));
  expect(where()).toBe("/responses?customerType=COLLEAGUE");
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.get("customerType")).toBe("COLLEAGUE");
  });
  await screen.findByRole("row", { name: /Waited three hours/ });
  const made = vi.mocked(URL.createObjectURL);
  const followed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  made.mockClear();
  await user.click(screen.getByRole("button", { name: "CSV" }));
  followed.mockRestore();
  const [heads, row] = (await (made.mock.calls[0]?.[0] as Blob).text()).split(/\r?\n/);
  expect(heads).toContain("Customers");
  expect(row).toContain("Colleague");
});

test("filters of the address are asked of the server", async () => {
  const asked = answer("get", "/api/feedback/responses", { items: [aResponse()], next: null });
  open(<ResponsesPage />, "/responses?site=north-general&moment=MISERY&q=hours");
  expect(await screen.findByRole("row", { name: /Waited three hours/ })).toBeInTheDocument();
  expect(await screen.findByText("20 Nov 2026, 10:00 GMT")).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ site: "north-general", moment: "MISERY", q: "hours", limit: "50" });
});

test("what is typed into the search goes into the address", async () => {
  answer("get", "/api/feedback/responses", { items: [aResponse()], next: null });
  const { user, where } = open(<ResponsesPage />, "/responses");
  await screen.findByRole("row", { name: /Waited/ });
  await user.keyboard("/");
  await user.keyboard("corridor");
  expect(screen.getByRole("searchbox")).toHaveValue("corridor");
  await waitFor(() => {
    expect(where()).toBe("/responses?q=corridor");
  });
});

test("the next page is asked with the server's own cursor and added below", async () => {
  const asked = answer("get", "/api/feedback/responses", ({ url }) =>
    url.searchParams.get("after") === "cursor-1"
      ? HttpResponse.json({ items: [aResponse({ id: "r2", comment: "Second page" })], next: null })
      : HttpResponse.json({ items: [aResponse()], next: "cursor-1" }),
  );
  const { user } = open(<ResponsesPage />, "/responses");
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("row", { name: /Second page/ })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Waited three hours/ })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();
  expect(asked).toHaveLength(2);
});

test("news is announced and shown only when asked for", async () => {
  const asked = answer("get", "/api/feedback/responses", { items: [aResponse()], next: null });
  const { user, live } = open(<ResponsesPage />, "/responses?site=north-general");
  await screen.findByRole("row", { name: /Waited/ });
  act(() => {
    live.say("response", "north-general");
    live.say("response", "north-general");
    live.say("response", "another-site");
    live.say("complaint", "north-general");
  });
  expect(screen.getByText("2 new")).toBeInTheDocument();
  expect(asked).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Show" }));
  await waitFor(() => {
    expect(asked).toHaveLength(2);
  });
  expect(screen.queryByText("2 new")).not.toBeInTheDocument();
});

test("an empty list tells whether filters made it so", async () => {
  answer("get", "/api/feedback/responses", { items: [], next: null });
  const { user } = open(<ResponsesPage />, "/responses?moment=MAGIC");
  await user.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(await screen.findByText("No responses yet")).toBeInTheDocument();
});

test("a response shows the comment, the expectation gap and the touchpoint's name", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail({ answers: [OVERALL, PAIR] }));
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByText("Waited three hours")).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /Overall/ })).getByText("2 of 5")).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /We kept our promise/ })).getByText("expected 4, gap -2")).toBeInTheDocument();
  expect(await screen.findByText("Reception desk")).toBeInTheDocument();
  expect(screen.getByText("Anonymous")).toBeInTheDocument();
});

test("a suspicious response says why and a manager leaves it out", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  answer("get", "/api/feedback/responses/r1/verdict", { suspect: "BURST", verdict: null, by: null, at: null });
  const asked = answer("put", "/api/feedback/responses/r1/verdict", { suspect: "BURST", verdict: "EXCLUDED", by: "Head", at: "2026-11-20T10:00:00Z" });
  const { user } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByText(/one network in a short time/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Leave it out of all figures" }));
  expect(await screen.findByText("Left out, does not count")).toBeInTheDocument();
  expect(asked[0]?.body).toEqual({ verdict: "EXCLUDED" });
});

test("a comment is approved without what somebody marked", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  const asked = answer("put", "/api/feedback/responses/r1/moderation", { state: "APPROVED", proposed: "Waited three hours", leftOut: [], shown: "Waited *** hours", by: "Head", at: "2026-11-20T10:00:00Z", decisions: [{ state: "APPROVED", by: "Head", at: "2026-11-20T10:00:00Z" }], restricted: false });
  const { user } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  await user.type(await screen.findByLabelText("Leave out more", { selector: "input" }), "three{Enter}");
  await user.click(screen.getByRole("button", { name: "Approve" }));
  expect(await screen.findByText("Waited *** hours")).toBeInTheDocument();
  expect(asked[0]?.body).toEqual({ state: "APPROVED", from: "UNCHECKED", leaveOut: ["three"] });
});

test("a response that somebody else hid meanwhile is shown as hidden, and not approved over it", async () => {
  const undecided = { state: "UNCHECKED", proposed: "Waited three hours", leftOut: [], shown: null, by: null, at: null, decisions: [], restricted: false };
  let hidden = false;
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  answer("get", "/api/feedback/responses/r1/moderation", () => HttpResponse.json(hidden ? { ...undecided, state: "HIDDEN", by: "Ada Kern", at: "2026-11-20T10:00:00Z" } : undecided));
  answer("put", "/api/feedback/responses/r1/moderation", () => {
    hidden = true;
    return problem(409, "already-decided", { errors: [{ field: "from", reason: "already-decided", message: "'from' is not so any more." }], state: "HIDDEN" });
  });
  const { user } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  await user.click(await screen.findByRole("button", { name: "Approve" }));
  expect(await screen.findByText(/Somebody else hid this comment meanwhile/)).toBeInTheDocument();
  expect(await screen.findByText("Hidden: not shown")).toBeInTheDocument();
});

test("who gave an answer is erased once it was asked whether that is meant", async () => {
  let erased = false;
  answer("get", "/api/feedback/responses/r1", () => HttpResponse.json(aResponseDetail({ comment: erased ? null : "I am Ana Rivera.", contactable: !erased })));
  answer("post", "/api/feedback/responses/r1/erase", () => {
    erased = true;
    return new HttpResponse(null, { status: 204 });
  });
  const { user } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  await user.click(await screen.findByRole("button", { name: "Erase who it was" }));
  const dialog = await screen.findByRole("dialog", { name: "Erase who gave this answer?" });
  expect(erased).toBe(false);
  await user.click(within(dialog).getByRole("button", { name: "Erase who it was" }));
  expect(await screen.findByText("No comment")).toBeInTheDocument();
  expect(screen.queryByText("I am Ana Rivera.")).not.toBeInTheDocument();
});

test("staff say that an answer is praise, and take it back", async () => {
  const not = { praised: false, by: null, at: null, moment: "NEUTRAL", compliment: null };
  const praise = { praised: true, by: "Ada Kern", at: "2026-11-20T10:06:00Z", moment: "MAGIC", compliment: "v1" };
  let said: object = not;
  const say = (now: object) => () => {
    said = now;
    return HttpResponse.json(now);
  };
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  answer("get", "/api/feedback/responses/r1/praise", () => HttpResponse.json(said));
  answer("put", "/api/feedback/responses/r1/praise", say(praise));
  answer("delete", "/api/feedback/responses/r1/praise", say({ ...not, compliment: "v1" }));
  const { user } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  await user.click(await screen.findByRole("button", { name: "This is praise" }));
  expect(await screen.findByRole("link", { name: "Open the compliment" })).toHaveAttribute("href", "/voices/v1");
  await user.click(await screen.findByRole("button", { name: "It is no praise" }));
  expect(await screen.findByRole("button", { name: "This is praise" })).toBeInTheDocument();
});

test("somebody who had a bad time is not made happy, but what they praise can be a compliment", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  answer("get", "/api/feedback/responses/r1/praise", { praised: false, by: null, at: null, moment: "MISERY", compliment: null });
  answer("get", "/api/directory/staff", { items: [], next: null });
  const made = answer("post", "/api/feedback/compliments", { id: "v1" }, 201);
  const { user, where } = open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  await user.click(await screen.findByRole("button", { name: "Make a compliment" }));
  expect(screen.queryByRole("button", { name: "This is praise" })).not.toBeInTheDocument();
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: "Person" }), "Joy");
  await user.click(within(dialog).getByRole("button", { name: "Make a compliment" }));
  await waitFor(() => {
    expect(where()).toBe("/voices/v1");
  });
  expect(made[0]?.body).toEqual({ response: "r1", person: "Joy" });
});

test("a response leads to its complaint, or to the form that knows it", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByRole("link", { name: "Record a complaint" })).toHaveAttribute("href", "/complaints/new?response=r1");
});

test("a response that is a complaint already leads there", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail());
  answer("get", "/api/complaints/from-responses", [{ response: "r1", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByRole("link", { name: /C-2026-000001/ })).toHaveAttribute("href", "/complaints/c1");
  expect(screen.queryByRole("link", { name: "Record a complaint" })).not.toBeInTheDocument();
});
