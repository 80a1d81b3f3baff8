import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { CommentPublication, InvitationRules, MomentRules, OperatorSetting } from "@/lib/contract";
import { open } from "@/testing/render";
import { answer, problem } from "@/testing/server";
import SettingsPage from "./SettingsPage";
import { amountOf, operatorGroups, outOfRange, remindsAfter, remindsTooLate, ruled, valuesOf } from "./model";

const USUAL: InvitationRules = { version: 0, restDays: 30, remindDays: 7, goodDays: 30, delayHours: 24, remindAfter: "PT168H", afterFirstVisit: true, afterVisit: true, changedAt: null, changedBy: null };
const MOMENTS: MomentRules = { version: 2, miseryOverall: 2, miserySmiley: 1, miseryNps: 3, miseryGap: -3, magicOverall: 5, rateAnswers: 4, rateMinutes: 15, quietMinutes: 30, changedAt: null, changedBy: null };
const SETTINGS: OperatorSetting[] = [
  { group: "RATE_ALARM", property: "touchpoint.rate-alarm.window", value: "10m", usual: "10m" },
  { group: "INVITATION", property: "touchpoint.invitation.rest", value: "30d", usual: "30d" },
  { group: "KIOSK", property: "touchpoint.kiosk.idle-seconds", value: "20", usual: "20" },
  { group: "GUARD", property: "touchpoint.guard.alike-per", value: "2h", usual: "1h" },
];

const HIDDEN: CommentPublication = { site: "north-general", siteName: "North General", shown: false, url: "https://t/f/north-general/comments", revision: 2, changedAt: null, changedBy: null };

beforeEach(() => {
  answer("get", "/api/feedback/invitation-rules", { current: USUAL, usual: USUAL, changes: [] });
  answer("get", "/api/feedback/moment-rules", { current: MOMENTS, changes: [] });
  answer("get", "/api/feedback/operator-settings", SETTINGS);
  answer("get", "/api/complaints/operator-settings", [{ group: "CLOCK", property: "touchpoint.complaint.clock.tell-head-office", value: "1 working day", usual: "1 working day" }]);
  answer("get", "/api/notifications/operator-settings", [{ group: "DELIVERY", property: "touchpoint.delivery.tries", value: "12", usual: "16" }]);
  answer("get", "/api/feedback/public-comments", [HIDDEN]);
});

test("numbers are read with their units", () => {
  expect([amountOf("30d"), amountOf("-3"), amountOf("true"), amountOf("2h")]).toEqual([{ number: 30, unit: "day" }, { number: -3, unit: null }, null, { number: 2, unit: "hour" }]);
});

test("a number that cannot be used is named with its range", () => {
  expect(outOfRange({ ...valuesOf(USUAL), restDays: 0, delayHours: "" })).toEqual({ restDays: [1, 365], delayHours: [0, 720] });
  expect(remindsTooLate({ ...valuesOf(USUAL), remindDays: 30 })).toBe(true);
});

test("what head office set goes before what the operator set", () => {
  expect(ruled(SETTINGS[0] as OperatorSetting, MOMENTS)).toBe("15m");
  expect(operatorGroups(SETTINGS).map(([group]) => group)).toEqual(["KIOSK", "GUARD"]);
});

test("head office changes the rules of invitations that it saw", async () => {
  const saved = answer("put", "/api/feedback/invitation-rules", { ...USUAL, version: 1, restDays: 60 });
  const { user } = open(<SettingsPage />, "/settings");
  const rest = await screen.findByLabelText(/Rest between invitations/);
  await user.clear(rest);
  await user.type(rest, "0");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("A whole number from 1 to 365")).toBeInTheDocument();
  expect(saved).toHaveLength(0);
  await user.clear(rest);
  await user.type(rest, "60");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(saved[0]?.body).toEqual({ restDays: 60, remindDays: 7, goodDays: 30, delayHours: 24, afterFirstVisit: true, afterVisit: true });
  });
  expect(saved[0]?.headers.get("If-Match")).toBe('"0"');
});

test("nobody overwrites what they have not seen", async () => {
  let late = true;
  const saved = answer("put", "/api/feedback/invitation-rules", () => {
    const stale = late;
    late = false;
    return stale ? problem(412, "precondition-failed", { current: { ...USUAL, version: 3, restDays: 90, changedBy: "Ada Kern", changedAt: "2026-11-20T10:00:00Z" } }) : Response.json({ ...USUAL, version: 4 });
  });
  const { user } = open(<SettingsPage />, "/settings");
  await user.click(await screen.findByRole("button", { name: "Save" }));
  expect(await screen.findByText(/Rest between invitations: 90/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(saved.at(-1)?.headers.get("If-Match")).toBe('"3"');
  });
});

test("what was typed and the notice outlive a newer version, of which all is told", async () => {
  const newer: InvitationRules = { ...USUAL, version: 3, restDays: 90, afterVisit: false, changedBy: "Ada Kern", changedAt: "2026-11-20T10:00:00Z" };
  answer("put", "/api/feedback/invitation-rules", () => problem(412, "precondition-failed", { current: newer }));
  const { user, client } = open(<SettingsPage />, "/settings");
  const rest = await screen.findByLabelText(/Rest between invitations/);
  await user.clear(rest);
  await user.type(rest, "45");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/Rest between invitations: 90 .*Invite after each later visit: No/)).toBeInTheDocument();
  answer("get", "/api/feedback/invitation-rules", { current: newer, usual: USUAL, changes: [newer] });
  await client.refetchQueries({ queryKey: ["invitation-rules"] });
  await waitFor(() => {
    expect(screen.getAllByText(/Ada Kern/)).toHaveLength(2);
  });
  expect(screen.getByRole("alert")).toHaveTextContent("Somebody changed the rules meanwhile");
  expect(screen.getByLabelText(/Rest between invitations/)).toHaveValue("45 days");
});

test("what was typed before another person saved is not saved over what they did", async () => {
  const newer: InvitationRules = { ...USUAL, version: 3, restDays: 90 };
  const saved = answer("put", "/api/feedback/invitation-rules", () => problem(412, "precondition-failed", { current: newer }));
  const { user, client } = open(<SettingsPage />, "/settings");
  const good = await screen.findByLabelText(/Can be answered for/);
  await user.clear(good);
  await user.type(good, "60");
  answer("get", "/api/feedback/invitation-rules", { current: newer, usual: USUAL, changes: [{ ...newer, changedBy: "Ada Kern", changedAt: "2026-11-20T10:00:00Z" }] });
  await client.refetchQueries({ queryKey: ["invitation-rules"] });
  expect(await screen.findByText(/Ada Kern/)).toBeInTheDocument();
  expect(screen.getByLabelText(/Can be answered for/)).toHaveValue("60 days");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Somebody changed the rules meanwhile:", { exact: false })).toBeInTheDocument();
  expect(saved[0]?.headers.get("If-Match")).toBe('"0"');
});

test("a form that nobody touched shows what another person saved, and one day is a day", async () => {
  const { client } = open(<SettingsPage />, "/settings");
  expect(await screen.findByLabelText(/Reminder after/)).toHaveValue("7 days");
  const newer: InvitationRules = { ...USUAL, version: 3, remindDays: 1 };
  answer("get", "/api/feedback/invitation-rules", { current: newer, usual: USUAL, changes: [] });
  await client.refetchQueries({ queryKey: ["invitation-rules"] });
  await waitFor(() => {
    expect(screen.getByLabelText(/Reminder after/)).toHaveValue("1 day");
  });
});

test("what only the operator sets is shown in words and by its name beside what is usual", async () => {
  open(<SettingsPage />, "/settings");
  expect(await screen.findByRole("row", { name: "Within this time touchpoint.guard.alike-per 2 hours 1 hour" })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: "Within this time at one touchpoint touchpoint.rate-alarm.window 15 minutes 10 minutes" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Change these rules" })).toHaveAttribute("href", "/alerts/rules");
});

test("a service that is away hides the numbers of no other", async () => {
  answer("get", "/api/complaints/operator-settings", () => problem(503, "unavailable"));
  open(<SettingsPage />, "/settings");
  expect(await screen.findByRole("row", { name: "Within this time touchpoint.guard.alike-per 2 hours 1 hour" })).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("This part is not available just now");
});

test("approved comments of a site are shown in public once head office says so", async () => {
  let late = true;
  const sent = answer("put", "/api/feedback/sites/north-general/public-comments", () => {
    const stale = late;
    late = false;
    return stale ? problem(412, "precondition-failed", { current: { ...HIDDEN, revision: 4 } }) : Response.json({ ...HIDDEN, shown: true, revision: 5 });
  });
  const { user } = open(<SettingsPage />, "/settings");
  const shown = await screen.findByRole("switch", { name: "Show approved comments of North General in public" });
  expect(shown.closest("tr")).toHaveTextContent("North General");
  await user.click(shown);
  const notice = await screen.findByRole("alert");
  expect(within(notice).getByRole("row", { name: "North General Shown in public Not shown" })).toBeInTheDocument();
  answer("get", "/api/feedback/public-comments", [{ ...HIDDEN, shown: true, revision: 5 }]);
  await user.click(within(notice).getByRole("button", { name: "Save mine instead" }));
  expect(await screen.findByRole("link", { name: "Open the public comments of North General" })).toHaveAttribute("href", "https://t/f/north-general/comments");
  expect(sent.map(({ headers, body }) => [headers.get("If-Match"), body])).toEqual([['"2"', { shown: true }], ['"4"', { shown: true }]]);
});

test("what other services are set to stands beside what this one is", async () => {
  open(<SettingsPage />, "/settings");
  const clocks = await screen.findByRole("table", { name: "Deadlines of complaints" });
  expect(within(clocks).getByRole("row", { name: /^Head office is told this long after the managers/ })).toHaveTextContent("1 working day");
  expect(within(screen.getByRole("table", { name: "Delivery of messages" })).getByRole("row", { name: /How often a message is tried/ })).toHaveTextContent("1216");
});

test("a reminder after less than a day is told in hours, and no day is made of it", async () => {
  const soon: InvitationRules = { ...USUAL, remindDays: 0, remindAfter: "PT12H" };
  answer("get", "/api/feedback/invitation-rules", { current: soon, usual: soon, changes: [] });
  open(<SettingsPage />, "/settings");
  const reminder = await screen.findByLabelText(/Reminder after/);
  expect(reminder).toHaveValue("");
  expect(reminder).toHaveAccessibleDescription(/Now 12 hours.*Usual: 12 hours\./);
  expect(screen.queryByText(/0 days/)).not.toBeInTheDocument();
});

test("how long is told in the largest unit that is whole", () => {
  expect([["PT168H", 7], ["PT12H", 0], ["PT1H30M", 0], ["PT45S", 0]].map(([remindAfter, remindDays]) => remindsAfter({ remindAfter, remindDays } as never))).toEqual([
    { number: 7, unit: "day" },
    { number: 12, unit: "hour" },
    { number: 90, unit: "minute" },
    { number: 45, unit: "second" },
  ]);
  expect([amountOf("1 working day"), amountOf("8 weeks"), amountOf("standard")]).toEqual([{ number: 1, unit: "working day" }, { number: 8, unit: "week" }, null]);
});
