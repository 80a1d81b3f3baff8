import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Alert, MomentRules } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import AlertPage from "./AlertPage";
import AlertsPage from "./AlertsPage";
import RulesPage from "./RulesPage";
import { changed, minutesToReaction, movesOf } from "./model";

function anAlert(more: Partial<Alert> = {}): Alert {
  return {
    id: "a1",
    site: "north-general",
    touchpoint: "waiting",
    kind: "RATE",
    state: "OPEN",
    reachable: true,
    response: "r1",
    answers: 10,
    firstAt: "2026-11-20T10:00:00Z",
    lastAt: "2026-11-20T10:05:00Z",
    raisedAt: "2026-11-20T10:02:00Z",
    acknowledgedAt: null,
    acknowledgedBy: null,
    closedAt: null,
    closedBy: null,
    restricted: false,
    note: null,
    ...more,
  };
}

const RULES: MomentRules = { version: 0, miseryOverall: 2, miserySmiley: 1, miseryNps: 3, miseryGap: -3, magicOverall: 5, rateAnswers: 3, rateMinutes: 10, quietMinutes: 30, changedAt: null, changedBy: null };

function touchpoints() {
  answer("get", "/api/feedback/touchpoints", [{ code: "waiting", name: "Waiting", kind: "INTERACTION", journeys: [] }]);
}

beforeEach(() => {
  answer("get", "/api/feedback/responses/:id", () => problem(404, "not-found"));
});

test("an alert shows the marks and the words that raised it", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert(), responses: ["r1", "r2"] });
  answer("get", "/api/complaints/from-responses", []);
  answer("get", "/api/feedback/responses/r1", { id: "r1", overall: 1, nps: 2, comment: "Two hours, and nobody came.", language: "en", answers: [{ id: "tap", text: "How was it?", kind: "SMILEY", dimension: null, expected: null, experienced: null, value: 1 }] });
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findByText("Two hours, and nobody came.")).toBeInTheDocument();
  expect(screen.getByText("· 1 of 5 · face 1 of 4 · 2 of 10 for recommending us")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Answer 2" })).toBeInTheDocument();
});

test("what colleagues noted at an alert that a restricted complaint came from is for few eyes", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts", { items: [anAlert({ restricted: true })], next: null });
  open(<AlertsPage />, "/alerts");
  expect(await screen.findByRole("row", { name: /Waiting.*For few eyes only/ })).toBeInTheDocument();
});

test("the page of such an alert shows the marks and in place of words whose they are", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert({ restricted: true }), responses: ["r1"] });
  answer("get", "/api/complaints/from-responses", []);
  answer("get", "/api/feedback/responses/r1", { id: "r1", overall: 1, nps: 2, comment: null, restricted: true, language: "en", answers: [] });
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findByText("· 1 of 5 · 2 of 10 for recommending us")).toBeInTheDocument();
  expect(screen.getAllByText("For few eyes only")).toHaveLength(2);
});

test("the list says where, how many and that nobody has reacted", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts", { items: [anAlert()], next: null });
  open(<AlertsPage />, "/alerts");
  const row = await screen.findByRole("row", { name: /Waiting/ });
  expect(within(row).getByText("10")).toBeInTheDocument();
  expect(within(row).getByText("Many bad taps")).toBeInTheDocument();
  expect(await screen.findByText("20 Nov 2026, 10:02 GMT")).toBeInTheDocument();
});

test("a new alert is told above the list and comes in when it is wanted", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts", { items: [anAlert()], next: null });
  const { user, live } = open(<AlertsPage />, "/alerts?site=north-general");
  await screen.findByRole("row", { name: /Waiting/ });
  const asked = answer("get", "/api/feedback/alerts", { items: [anAlert({ id: "a2", answers: 4 }), anAlert()], next: null });
  act(() => {
    live.source.onopen?.();
    live.say("response", "north-general");
    live.say("alert", "elsewhere");
    live.say("alert", "north-general");
  });
  expect(await screen.findByText("1 new")).toBeInTheDocument();
  expect(asked).toHaveLength(0);
  await user.click(screen.getByRole("button", { name: "Show" }));
  expect(await screen.findByText("4")).toBeInTheDocument();
});

test("an open alert reads itself again at news, and its cases at news of complaints", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert(), responses: ["r1"] });
  answer("get", "/api/complaints/from-responses", []);
  const { live } = open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  await screen.findByRole("button", { name: "I look after it" });
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert({ state: "ACKNOWLEDGED", acknowledgedBy: "Ada Kern", acknowledgedAt: "2026-11-20T10:06:00Z" }), responses: ["r1"] });
  answer("get", "/api/complaints/from-responses", [{ response: "r1", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  act(() => {
    live.source.onopen?.();
    live.say("alert", "north-general");
    live.say("complaint", "north-general");
  });
  await waitFor(() => {
    expect(screen.queryByRole("button", { name: "I look after it" })).not.toBeInTheDocument();
  });
  expect(await screen.findByRole("link", { name: /C-2026-000001/ })).toBeInTheDocument();
});

describe("while the connection is lost", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("alerts are read all the same, and once more when it is back", async () => {
    touchpoints();
    const asked = answer("get", "/api/feedback/alerts", { items: [anAlert()], next: null });
    const { live } = open(<AlertsPage />, "/alerts");
    await screen.findByRole("row", { name: /Waiting/ });
    act(() => {
      live.source.onopen?.();
    });
    const live1 = asked.length;
    await act(() => vi.advanceTimersByTimeAsync(40_000));
    expect(asked).toHaveLength(live1);
    await act(async () => {
      live.source.onerror?.();
      await vi.advanceTimersByTimeAsync(4_000);
    });
    expect(live.feed.state).toBe("paused");
    await act(() => vi.advanceTimersByTimeAsync(16_000));
    await waitFor(() => {
      expect(asked).toHaveLength(live1 + 1);
    });
    act(() => {
      live.source.onopen?.();
    });
    await waitFor(() => {
      expect(asked).toHaveLength(live1 + 2);
    });
  });
});

test("the link of the mail leads to the alert", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts", { items: [], next: null });
  const { where } = open(<AlertsPage />, "/alerts?open=a1");
  await waitFor(() => {
    expect(where()).toBe("/alerts/a1");
  });
});

test("somebody takes it over with a note and finds the case", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert(), responses: ["r1"] });
  answer("get", "/api/complaints/from-responses", [{ response: "r1", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  const moved = answer("post", "/api/feedback/alerts/a1/moves", anAlert({ state: "ACKNOWLEDGED" }));
  const { user } = open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findByRole("link", { name: /C-2026-000001/ })).toHaveAttribute("href", "/complaints/c1");
  await user.type(screen.getByLabelText("Note"), "On my way");
  await user.click(screen.getByRole("button", { name: "I look after it" }));
  await waitFor(() => {
    expect(moved[0]?.body).toEqual({ to: "ACKNOWLEDGED", note: "On my way" });
  });
});

test("head office changes the rules, and a number out of bounds is refused beside its field", async () => {
  answer("get", "/api/feedback/moment-rules", { current: RULES, changes: [] });
  const saved = answer("put", "/api/feedback/moment-rules", { ...RULES, version: 1, miseryOverall: 3 });
  const { user } = open(<RulesPage />, "/alerts/rules");
  const field = (await screen.findAllByLabelText(/Overall mark up to/))[0] as HTMLInputElement;
  await user.clear(field);
  await user.type(field, "9");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("A whole number from 1 to 4")).toBeInTheDocument();
  expect(saved).toHaveLength(0);
  await user.clear(field);
  await user.type(field, "3");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(saved[0]?.body).toMatchObject({ miseryOverall: 3, rateAnswers: 3 });
  });
});

test("what was typed outlives what another person saved, which is shown beside it", async () => {
  answer("get", "/api/feedback/moment-rules", { current: RULES, changes: [] });
  const { user, client } = open(<RulesPage />, "/alerts/rules");
  const field = (await screen.findAllByLabelText(/Overall mark up to/))[0] as HTMLInputElement;
  await user.clear(field);
  await user.type(field, "3");
  const theirs: MomentRules = { ...RULES, version: 4, miseryOverall: 1, rateAnswers: 5 };
  answer("get", "/api/feedback/moment-rules", { current: theirs, changes: [] });
  await client.refetchQueries({ queryKey: ["moment-rules"] });
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: "Overall mark up to 3 1" })).toBeInTheDocument();
  expect(within(notice).getByRole("row", { name: "Bad taps 3 5" })).toBeInTheDocument();
  expect(screen.getAllByLabelText(/Overall mark up to/)[0]).toHaveValue("3");
  const saved = answer("put", "/api/feedback/moment-rules", { ...RULES, version: 5, miseryOverall: 3 });
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  await waitFor(() => {
    expect(saved[0]?.headers.get("If-Match")).toBe('"4"');
  });
  expect(saved[0]?.body).toMatchObject({ miseryOverall: 3 });
});

test("rules that another person saved a moment before are refused, shown, and can be taken", async () => {
  answer("get", "/api/feedback/moment-rules", { current: RULES, changes: [] });
  const theirs: MomentRules = { ...RULES, version: 4, miseryOverall: 1 };
  answer("put", "/api/feedback/moment-rules", () => problem(412, "precondition-failed", { current: theirs as never }));
  const { user } = open(<RulesPage />, "/alerts/rules");
  const field = (await screen.findAllByLabelText(/Overall mark up to/))[0] as HTMLInputElement;
  await user.clear(field);
  await user.type(field, "3");
  answer("get", "/api/feedback/moment-rules", { current: theirs, changes: [] });
  await user.click(screen.getByRole("button", { name: "Save" }));
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: "Overall mark up to 3 1" })).toBeInTheDocument();
  await user.click(within(notice).getByRole("button", { name: "Take what is saved" }));
  await waitFor(() => {
    expect(screen.getAllByLabelText(/Overall mark up to/)[0]).toHaveValue("1");
  });
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("others see the rules and learn whose they are", async () => {
  answer("get", "/api/feedback/moment-rules", { current: RULES, changes: [] });
  open(<RulesPage />, "/alerts/rules", { session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: "Save" })).toHaveAccessibleDescription("Needs the role Head office");
});

test("what can be done, and how long the first reaction took", () => {
  expect(movesOf(anAlert())).toEqual(["ACKNOWLEDGED", "CLOSED"]);
  expect(movesOf(anAlert({ state: "CLOSED" }))).toEqual([]);
  expect(minutesToReaction(anAlert())).toBeNull();
  expect(minutesToReaction(anAlert({ acknowledgedAt: "2026-11-20T10:06:00Z" }))).toBe(4);
  expect(changed({ ...RULES, miseryNps: 4 }, RULES)).toEqual(["miseryNps"]);
});

test("a complaint is made of an alert that nobody can be reached by", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert({ reachable: false }), responses: ["r1", "r2"] });
  answer("get", "/api/complaints/from-responses", []);
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findByRole("link", { name: "Make a complaint" })).toHaveAttribute("href", "/complaints/new?alert=a1");
});

test("many answers of an alert lead to one complaint", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert({ reachable: false }), responses: ["r1", "r2"] });
  answer("get", "/api/complaints/from-responses", ["r1", "r2"].map((response) => ({ response, complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" })));
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findAllByRole("link", { name: /C-2026-000001/ })).toHaveLength(1);
  expect(screen.queryByRole("link", { name: "Make a complaint" })).not.toBeInTheDocument();
});

test("an alert of which some answers are a complaint offers one of the rest", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert({ reachable: false }), responses: ["r1", "r2", "r3"] });
  answer("get", "/api/complaints/from-responses", [{ response: "r1", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  expect(await screen.findByText("1 of 3 answers belongs to a complaint already.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /C-2026-000001/ })).toHaveAttribute("href", "/complaints/c1");
  expect(screen.getByRole("link", { name: "Make a complaint of the other 2 answers" })).toHaveAttribute("href", "/complaints/new?alert=a1");
});

test("an alert of many answers asks for the cases of all of them", async () => {
  touchpoints();
  answer("get", "/api/feedback/alerts/a1", { alert: anAlert(), responses: Array.from({ length: 120 }, (_, index) => `r${index}`) });
  const asked = answer("get", "/api/complaints/from-responses", []);
  open(<AlertPage />, "/alerts/a1", { route: "/alerts/:id" });
  await waitFor(() => {
    expect(asked.map((each) => each.url.searchParams.getAll("response").length)).toEqual([50, 50, 20]);
  });
});
