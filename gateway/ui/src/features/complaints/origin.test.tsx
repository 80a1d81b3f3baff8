import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { open } from "@/testing/render";
import { aComplaintDetail, aResponseDetail, aSite } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import { beginning, startFrom, startValues } from "./intake";
import IntakePage from "./IntakePage";

const ANSWER = aResponseDetail({ comment: "Waited three hours and nobody came", contactable: true, contact: { email: "ana@example.org", name: "Ana" }, overall: 1, nps: null, customerType: "PATIENT", language: "es" });
const ALERT = { id: "a1", site: "north-general", touchpoint: "reception", kind: "RATE", state: "OPEN", reachable: false, response: "r1", answers: 12, firstAt: "2026-11-20T10:00:00Z", lastAt: "2026-11-20T10:05:00Z", raisedAt: "2026-11-20T10:02:00Z", acknowledgedAt: null, acknowledgedBy: null, closedAt: null, closedBy: null, note: null, restricted: false } as const;

beforeEach(() => {
  answer("get", "/api/feedback/touchpoints", [{ code: "reception", name: "Reception desk", kind: "INTERACTION", journeys: [] }]);
  answer("get", "/api/feedback/responses/r1", ANSWER);
  answer("get", "/api/complaints/from-responses", []);
});

test("a long comment is cut between words", () => {
  expect(beginning("one two three", 9)).toBe("one two…");
  expect(beginning(" short \n text ")).toBe("short text");
});

test("an alert of many taps tells nothing of the one customer whose tap was first", () => {
  const values = startFrom({ response: ANSWER, alert: { alert: ALERT, responses: ["r1", "r2"] }, cases: [] }, { subject: "Many bad answers", facts: ["12 bad answers"] });
  expect(values).toEqual({ ...startValues("north-general"), subject: "Many bad answers", description: "12 bad answers", channel: "SURVEY", responses: ["r1", "r2"] });
});

test("a complaint of an answer begins with what the customer said", async () => {
  const sent = answer("post", "/api/complaints", aComplaintDetail(), 201);
  const { user } = open(<IntakePage />, "/complaints/new?response=r1");
  expect(await screen.findByRole("textbox", { name: "Complaint" })).toHaveValue("Waited three hours and nobody came");
  expect((screen.getByRole("textbox", { name: "What happened" }) as HTMLTextAreaElement).value).toMatch(/^Waited three hours and nobody came\n.*\nAll in all: 1 of 5$/);
  expect(screen.getByRole("textbox", { name: /mail/i })).toHaveValue("ana@example.org");
  expect(localStorage).toHaveLength(0);
  await user.click(screen.getByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ site: "north-general", responses: ["r1"], channel: "SURVEY", language: "es", customerType: "PATIENT", contact: { email: "ana@example.org", name: "Ana" } });
  });
});

test("without the sites the page says what is wrong, and goes on when they are there", async () => {
  answer("get", "/api/directory/sites", () => problem(503, "unavailable"));
  const { user } = open(<IntakePage />, "/complaints/new?response=r1");
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  answer("get", "/api/directory/sites", { items: [aSite()], next: null });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("textbox", { name: "Complaint" })).toBeInTheDocument();
});

test("an answer that has become a complaint is asked about anew", async () => {
  answer("post", "/api/complaints", aComplaintDetail(), 201);
  const { user, client } = open(<IntakePage />, "/complaints/new?response=r1");
  client.setQueryData(["cases-of", ["r1"]], []);
  await user.click(await screen.findByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  await waitFor(() => {
    expect(client.getQueryState(["cases-of", ["r1"]])?.isInvalidated).toBe(true);
  });
});

test("an alert of many taps brings its count and time along", async () => {
  answer("get", "/api/feedback/alerts/a1", { alert: ALERT, responses: ["r1", "r2"] });
  open(<IntakePage />, "/complaints/new?alert=a1");
  expect(await screen.findByRole("textbox", { name: "Complaint" })).toHaveValue("Many bad answers: Reception desk");
  expect((screen.getByRole("textbox", { name: "What happened" }) as HTMLTextAreaElement).value).toMatch(/^12 bad answers at Reception desk from/);
});

test("a second complaint of the same answer is offered the first", async () => {
  answer("get", "/api/complaints/from-responses", [{ response: "r1", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  open(<IntakePage />, "/complaints/new?response=r1");
  expect(await screen.findByRole("link", { name: "Open C-2026-000001" })).toHaveAttribute("href", "/complaints/c1");
  expect(screen.queryByRole("button", { name: "Record the complaint" })).not.toBeInTheDocument();
});

test("answers of an alert that are no complaint yet make one, and those that are lead to theirs", async () => {
  answer("get", "/api/feedback/alerts/a1", { alert: ALERT, responses: ["r1", "r2", "r3"] });
  answer("get", "/api/complaints/from-responses", [{ response: "r2", complaint: "c1", reference: "C-2026-000001", status: "RECEIVED" }]);
  const sent = answer("post", "/api/complaints", aComplaintDetail(), 201);
  const { user } = open(<IntakePage />, "/complaints/new?alert=a1");
  expect(await screen.findByText(/^1 of 3 answers belongs to a complaint already/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Open C-2026-000001" })).toHaveAttribute("href", "/complaints/c1");
  await user.click(screen.getByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ responses: ["r1", "r3"] });
  });
});

test("who was a moment too late is led to the complaint of the other", async () => {
  answer("post", "/api/complaints", () => problem(409, "already-a-complaint", { complaint: "c9", reference: "C-2026-000009" }));
  const { user } = open(<IntakePage />, "/complaints/new?response=r1");
  await user.click(await screen.findByRole("combobox", { name: "Causes" }));
  await user.click(await screen.findByRole("option", { name: "Ignored" }));
  await user.click(screen.getByRole("button", { name: "Record the complaint" }));
  expect(await screen.findByRole("link", { name: "Open C-2026-000009" })).toHaveAttribute("href", "/complaints/c9");
});
