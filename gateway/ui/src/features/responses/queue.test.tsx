import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { QueuedComment } from "@/lib/contract";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import ModerationPage from "./ModerationPage";
import { moved, remaining, takenBackTo, toggled, verdictOf, within as placed } from "./queue";

function waiting(id: string, comment: string, more: Partial<QueuedComment> = {}): QueuedComment {
  return { id, site: "north-general", touchpoint: "reception", channel: "WEB", overall: 4, language: "en", comment, proposed: comment, leftOut: [], occurredAt: "2026-11-20T10:00:00Z", state: "UNCHECKED", shown: null, by: null, at: null, ...more };
}

const WAITING = [waiting("r1", "Write me: ana@example.org", { proposed: "Write me: ***", leftOut: ["EMAIL"] }), waiting("r2", "Kind people"), waiting("r3", "Long wait")];

beforeEach(() => {
  answer("get", "/api/feedback/touchpoints", [{ code: "reception", name: "Reception desk", kind: "INTERACTION", journeys: [] }]);
  answer("get", "/api/feedback/moderation/count", { comments: 3, more: false });
});

/** A server that keeps what was decided. */
function served(rows: readonly QueuedComment[] = WAITING) {
  const decided = new Set<string>();
  answer("get", "/api/feedback/moderation", () => HttpResponse.json({ items: rows.filter((row) => !decided.has(row.id)), next: null }));
  const sent = answer("put", "/api/feedback/moderation", ({ body }) => {
    const { responses, state } = body as { responses: string[]; state: string };
    if (responses.length > 100) {
      return problem(400, "validation", { errors: [{ field: "responses", reason: "size", message: "'responses' must have 1 to 100 members." }] });
    }
    responses.forEach((id) => (state === "UNCHECKED" ? decided.delete(id) : decided.add(id)));
    return HttpResponse.json({ done: responses, left: [] });
  });
  return sent;
}

test("what was decided about is not shown, and the keyboard stays within the list", () => {
  const gone = moved(new Set(), ["r2"], "UNCHECKED", "HIDDEN");
  expect(remaining(WAITING, gone).map((row) => row.id)).toEqual(["r1", "r3"]);
  expect(remaining([waiting("r2", "Kind people", { state: "HIDDEN" })], gone)).toHaveLength(1);
  expect(remaining(WAITING, moved(gone, ["r2"], "HIDDEN", "UNCHECKED"))).toHaveLength(3);
  expect([placed(-1, 3), placed(2, 3), placed(3, 3), placed(0, 0)]).toEqual([0, 2, 2, 0]);
  expect([...toggled(new Set(["a"]), "a")]).toEqual([]);
  expect([...toggled(new Set(["a"]), "b")]).toEqual(["a", "b"]);
});

test("the queue shows what would be shown, what was left out and how many wait", async () => {
  served();
  open(<ModerationPage />, "/responses/moderation");
  expect(await screen.findByText("Write me: ***")).toBeInTheDocument();
  expect(screen.getByText("Left out by itself: an e-mail address.")).toBeInTheDocument();
  expect(screen.getByText("Write me: ana@example.org")).toBeInTheDocument();
  expect(await screen.findByRole("tab", { name: "To moderate (3)" })).toHaveAttribute("aria-selected", "true");
});

test("a comment is approved and taken back by the keyboard", async () => {
  const sent = served();
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await screen.findByText("Kind people");
  await user.keyboard("j");
  await user.keyboard("a");
  expect(await screen.findByText("1 comment approved.")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ responses: ["r2"], state: "APPROVED", from: "UNCHECKED" });
  await waitFor(() => {
    expect(screen.queryByText("Kind people")).not.toBeInTheDocument();
  });
  await user.keyboard("z");
  expect(await screen.findByText("Kind people")).toBeInTheDocument();
  expect(sent[1]?.body).toEqual({ responses: ["r2"], state: "UNCHECKED", from: "APPROVED" });
});

test("many are approved at once", async () => {
  const sent = served();
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await user.click(await screen.findByRole("checkbox", { name: "Choose all shown" }));
  await user.click(screen.getByRole("button", { name: "Approve chosen (3)" }));
  expect(await screen.findByText("3 comments approved.")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ responses: ["r1", "r2", "r3"], state: "APPROVED", from: "UNCHECKED" });
  expect(await screen.findByText("Nothing waits")).toBeInTheDocument();
});

test("what somebody else decided meanwhile is said", async () => {
  answer("get", "/api/feedback/moderation", { items: WAITING, next: null });
  answer("put", "/api/feedback/moderation", { done: [], left: ["r1"] });
  const { user } = open(<ModerationPage />, "/responses/moderation");
  const [first] = await screen.findAllByRole("button", { name: "Hide" });
  await user.click(first as HTMLElement);
  expect(await screen.findByText(/About 1 somebody else had decided/)).toBeInTheDocument();
});

test("more words are left out of one comment", async () => {
  served();
  const sent = answer("put", "/api/feedback/responses/r2/moderation", { state: "APPROVED", proposed: "Kind people", leftOut: [], shown: "*** people", by: "Ada", at: "2026-11-20T10:00:00Z", decisions: [], restricted: false });
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await screen.findByText("Kind people");
  await user.keyboard("j");
  await user.keyboard("m");
  await user.type(await screen.findByLabelText("Leave out more", { selector: "input" }), "Kind{Enter}");
  await user.click(screen.getByRole("button", { name: "Approve without these" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ state: "APPROVED", from: "UNCHECKED", leaveOut: ["Kind"] });
  });
});

test("what somebody else hid meanwhile stays hidden, is said and leaves the queue", async () => {
  let hidden = false;
  answer("get", "/api/feedback/moderation", () => HttpResponse.json({ items: WAITING.filter((row) => !hidden || row.id !== "r2"), next: null }));
  answer("put", "/api/feedback/responses/r2/moderation", () => {
    hidden = true;
    return problem(409, "already-decided", { errors: [{ field: "from", reason: "already-decided", message: "'from' is not so any more." }], state: "HIDDEN" });
  });
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await screen.findByText("Kind people");
  await user.keyboard("j");
  await user.keyboard("m");
  await user.type(await screen.findByLabelText("Leave out more", { selector: "input" }), "Kind{Enter}");
  await user.click(screen.getByRole("button", { name: "Approve without these" }));
  expect(await screen.findByText(/Somebody else hid this comment meanwhile/)).toBeInTheDocument();
  expect(screen.getByRole("alert")).toContainElement(within(screen.getByRole("alert")).getByRole("link", { name: "Open the response" }));
  expect(screen.queryByText("Kind people")).not.toBeInTheDocument();
  expect(screen.queryByText("1 comment approved.")).not.toBeInTheDocument();
  expect(screen.getByText("Long wait")).toBeInTheDocument();
});

test("a mask that is being typed outlives decisions about other comments and a look at another mask", async () => {
  served();
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await screen.findByText("Kind people");
  const masks = () => screen.getAllByRole("button", { name: "Leave out more" });
  await user.click(masks()[1] as HTMLElement);
  await user.type(await screen.findByLabelText("Leave out more", { selector: "input" }), "Kind{Enter}");
  await user.click(screen.getAllByRole("button", { name: "Hide" })[1] as HTMLElement);
  expect(await screen.findByText("1 comment hidden.")).toBeInTheDocument();
  await waitFor(() => {
    expect(screen.queryByText("Long wait")).not.toBeInTheDocument();
  });
  expect(screen.getByText("Kind")).toBeInTheDocument();
  await user.click(masks()[0] as HTMLElement);
  expect(screen.queryByText("Kind")).not.toBeInTheDocument();
  await user.click(masks()[0] as HTMLElement);
  expect(screen.getByText("Kind")).toBeInTheDocument();
});

test("all that were chosen are decided about, in parts that the server takes", async () => {
  const many = Array.from({ length: 105 }, (_, at) => waiting(`w${at}`, `Comment ${at}`));
  const sent = served(many);
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await user.click(await screen.findByRole("checkbox", { name: "Choose all shown" }));
  await user.click(screen.getByRole("button", { name: "Approve chosen (105)" }));
  expect(await screen.findByText("105 comments approved.")).toBeInTheDocument();
  expect(sent.map(({ body }) => (body as { responses: string[] }).responses.length)).toEqual([100, 5]);
  await user.keyboard("z");
  expect(await screen.findByText("Comment 104")).toBeInTheDocument();
  expect(sent).toHaveLength(4);
});

test("who may not decide sees why, and no key decides for them", async () => {
  const sent = served();
  const { user } = open(<ModerationPage />, "/responses/moderation", { session: aSession(["STAFF"], ["north-general"]) });
  const list = await screen.findByRole("list", { name: "Comments that wait for moderation" });
  expect(within(list).getAllByRole("button", { name: "Approve" })[0]).toHaveAttribute("aria-disabled", "true");
  await user.keyboard("a");
  expect(sent).toHaveLength(0);
});

test("a refusal is shown and nothing vanishes", async () => {
  answer("get", "/api/feedback/moderation", { items: WAITING, next: null });
  answer("put", "/api/feedback/moderation", () => problem(503, "busy", { detail: "Many comments are looked at just now; try again in a moment." }));
  const { user } = open(<ModerationPage />, "/responses/moderation");
  await screen.findByText("Kind people");
  await user.keyboard("h");
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  expect(screen.getByText("Write me: ***")).toBeInTheDocument();
});

test("what was approved is never approved again by an undo, and what the address does not know is what waits", () => {
  expect(takenBackTo({ from: "UNCHECKED", state: "APPROVED" })).toBe("UNCHECKED");
  expect(takenBackTo({ from: "HIDDEN", state: "APPROVED" })).toBe("HIDDEN");
  expect(takenBackTo({ from: "APPROVED", state: "HIDDEN" })).toBe("UNCHECKED");
  expect(takenBackTo({ from: "APPROVED", state: "UNCHECKED" })).toBeNull();
  expect([verdictOf(""), verdictOf("SHOWN"), verdictOf("HIDDEN")]).toEqual(["UNCHECKED", "UNCHECKED", "HIDDEN"]);
});

const APPROVED = waiting("r9", "Nurse Joy was kind", { state: "APPROVED", shown: "Nurse *** was kind", by: "Mara Manager", at: "2026-11-21T10:00:00Z" });

test("the address says which comments are listed, and the server is asked for these and for their number", async () => {
  const listed = answer("get", "/api/feedback/moderation", { items: [APPROVED], next: null });
  const counted = answer("get", "/api/feedback/moderation/count", { comments: 1000, more: true });
  open(<ModerationPage />, "/responses/moderation?state=APPROVED&site=north-general&touchpoint=reception&q=kind&period=custom&from=2026-11-01&to=2026-11-30");
  expect(await screen.findByText("Nurse *** was kind")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Approved comments" })).toBeInTheDocument();
  expect(await screen.findByText("1,000 comments or more")).toBeInTheDocument();
  const asked = { state: "APPROVED", site: "north-general", touchpoint: "reception", q: "kind", from: "2026-11-01", to: "2026-11-30" };
  expect(Object.fromEntries(listed[0]?.url.searchParams ?? [])).toMatchObject(asked);
  expect(counted.map(({ url }) => Object.fromEntries(url.searchParams))).toContainEqual(asked);
  expect(screen.getByText(/Approved: may be shown · Mara Manager/)).toBeInTheDocument();
});

test("an approved comment is hidden by the keyboard, and goes back to those that wait", async () => {
  answer("get", "/api/feedback/moderation", { items: [APPROVED], next: null });
  const sent = answer("put", "/api/feedback/moderation", { done: ["r9"], left: [] });
  const { user } = open(<ModerationPage />, "/responses/moderation?state=APPROVED");
  await screen.findByText("Nurse *** was kind");
  await user.keyboard("a");
  await user.keyboard("h");
  expect(await screen.findByText("1 comment hidden.")).toBeInTheDocument();
  expect(screen.queryByText("Nurse *** was kind")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Back to waiting" }));
  await waitFor(() => {
    expect(sent.map(({ body }) => body)).toEqual([
      { responses: ["r9"], state: "HIDDEN", from: "APPROVED" },
      { responses: ["r9"], state: "UNCHECKED", from: "HIDDEN" },
    ]);
  });
});

test.each([
  ["state=HIDDEN", "Nothing is hidden"],
  ["state=HIDDEN&q=pills", "Nothing matches these filters"],
])("an empty list says whether the filters made it empty: %s", async (asked, said) => {
  answer("get", "/api/feedback/moderation", { items: [], next: null });
  open(<ModerationPage />, `/responses/moderation?${asked}`);
  expect(await screen.findByText(said)).toBeInTheDocument();
});
