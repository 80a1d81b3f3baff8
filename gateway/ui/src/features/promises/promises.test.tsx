import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aComplaintDetail, aPromise } from "@/testing/samples";
import { dueFault, dueOf, queryOf, viewOf } from "./model";
import PromisesPage from "./PromisesPage";
import PromisesPanel from "./PromisesPanel";

beforeEach(() => {
  localStorage.clear();
});

const RECOVERY = { id: "r1", complaint: "c1", promise: "p1", openedAt: "2026-11-25T17:00:01Z", doneAt: null, doneBy: null, note: null };

function panel(...promises: ReturnType<typeof aPromise>[]) {
  answer("get", "/api/complaints/c1/promises", promises);
  return open(<PromisesPanel complaint={aComplaintDetail()} />, "/complaints/c1");
}

test("a promise says what, until when, by whom and what became of it", async () => {
  panel(aPromise(), aPromise({ id: "p2", state: "BROKEN", text: "We call you", late: true, breach: { at: "2026-11-21T10:00:00Z", by: "Clock", reason: null }, recovery: RECOVERY }));
  const [first, second] = await screen.findAllByRole("listitem");
  expect(first).toHaveTextContent("Open");
  expect(first).toHaveTextContent("Your money is back");
  expect(first).toHaveTextContent(/Promised by Mara Manager/);
  expect(second).toHaveTextContent("Broken");
  expect(second).toHaveTextContent("Recovery open");
  expect(within(second as HTMLElement).queryByRole("button", { name: "Renegotiate" })).not.toBeInTheDocument();
  expect(within(second as HTMLElement).getByRole("button", { name: "Kept after all" })).toBeInTheDocument();
});

test("how many were kept in time stands with its base and interval, and nothing where none ended", async () => {
  answer("get", "/api/complaints/promises", { items: [aPromise()], next: null });
  const asked = answer("get", "/api/complaints/promises/kept-rate", { kept: 3, base: 4, rate: 0.75, low: 0.3006, high: 0.9544 });
  open(<PromisesPage />, "/promises?site=south-bay&view=KEPT");
  expect(await screen.findByText("Kept in time: 75.0% (3 of 4)")).toBeInTheDocument();
  expect(screen.getByText(/95% interval .*30.1 – 95.4%/)).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ site: "south-bay" });
  cleanup();
  answer("get", "/api/complaints/promises/kept-rate", { kept: 0, base: 0, rate: null, low: null, high: null });
  open(<PromisesPage />, "/promises");
  expect(await screen.findByText("Your money is back")).toBeInTheDocument();
  expect(screen.queryByText(/Kept in time/)).not.toBeInTheDocument();
});

test("a promise is made in working days or until a day, once", async () => {
  const sent = answer("post", "/api/complaints/c1/promises", aPromise(), 201);
  const { user } = panel();
  expect(await screen.findByText("Nothing is promised in this complaint yet.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Make a promise" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Promise it" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/What is promised/), "Your money is back");
  await user.click(within(dialog).getByRole("radio", { name: "On a day" }));
  await user.click(within(dialog).getByRole("button", { name: "Promise it" }));
  expect(await within(dialog).findByText("Choose a day")).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/^Day/), "2026-12-04");
  await user.click(within(dialog).getByRole("button", { name: "Promise it" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(sent[0]?.body).toEqual({ text: "Your money is back", due: { on: "2026-12-04" } });
  expect(sent[0]?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("it is kept with its proof, of the version that was seen", async () => {
  const sent = answer("post", "/api/complaints/c1/promises/p1/keep", aPromise({ state: "KEPT" }));
  const { user } = panel(aPromise());
  await user.click(await screen.findByRole("button", { name: "It is kept" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Proof/), "Receipt 4711");
  await user.click(within(dialog).getByRole("button", { name: "It is kept" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ proof: "Receipt 4711" });
  });
  expect(sent[0]?.headers.get("If-Match")).toBe('"1"');
});

test("it is renegotiated only with consent", async () => {
  const sent = answer("post", "/api/complaints/c1/promises/p1/renegotiate", aPromise({ state: "RENEGOTIATED" }));
  const { user } = panel(aPromise());
  await user.click(await screen.findByRole("button", { name: "Renegotiate" }));
  const dialog = await screen.findByRole("dialog");
  const go = within(dialog).getByRole("button", { name: "Put it in its place" });
  await user.click(go);
  expect(await within(dialog).findByText("A promise is renegotiated only with the customer's consent")).toBeInTheDocument();
  expect(sent).toHaveLength(0);
  await user.click(within(dialog).getByLabelText("The customer agreed to this"));
  await user.click(go);
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ text: "Your money is back", due: { workingDays: 3 }, consent: { how: "PHONE" } });
  });
});

test("what the server refuses stands beside its field, and somebody else's change is told", async () => {
  answer("post", "/api/complaints/c1/promises", () => problem(400, "validation", { errors: [{ field: "due.workingDays", reason: "max", message: "'due.workingDays' must be at most 250" }] }));
  answer("post", "/api/complaints/c1/promises/p1/break", () => problem(412, "precondition-failed", { detail: "Somebody changed this promise in the meantime; look at it again." }));
  const { user } = panel(aPromise());
  await user.click(await screen.findByRole("button", { name: "Make a promise" }));
  const making = await screen.findByRole("dialog");
  await user.type(within(making).getByLabelText(/What is promised/), "x");
  await user.click(within(making).getByRole("button", { name: "Promise it" }));
  expect(await within(making).findByText(/must be at most 250/)).toBeInTheDocument();
  await user.click(within(making).getByRole("button", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Cannot be kept" }));
  const breaking = await screen.findByRole("dialog", { name: "The promise cannot be kept" });
  await user.type(within(breaking).getByLabelText(/Why not/), "No");
  await user.click(within(breaking).getByRole("button", { name: "It is broken" }));
  expect(await within(breaking).findByText(/Somebody changed this promise/)).toBeInTheDocument();
});

test("a recovery is done with what was done", async () => {
  const sent = answer("post", "/api/complaints/c1/recoveries/r1/done", { ...RECOVERY, doneAt: "2026-11-26T10:00:00Z", doneBy: "Ada", note: "Flowers" });
  const { user } = panel(aPromise({ state: "BROKEN", recovery: RECOVERY }));
  await user.click(await screen.findByRole("button", { name: "Record the recovery" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/What was done/), "Flowers");
  await user.click(within(dialog).getByRole("button", { name: "Recovery done" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ note: "Flowers" });
  });
});

test("the ledger begins with what needs attention, and its filters are of the address", async () => {
  const asked = answer("get", "/api/complaints/promises", { items: [aPromise({ state: "BROKEN", recovery: RECOVERY })], next: null });
  open(<PromisesPage />, "/promises?site=north-general&before=2026-12-01");
  const row = await screen.findByRole("row", { name: /Your money is back/ });
  expect(within(row).getByText("Broken")).toBeInTheDocument();
  expect(within(row).getByText("Recovery open")).toBeInTheDocument();
  expect(within(row).getByRole("link")).toHaveAttribute("href", "/complaints/c1");
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toMatchObject({ attention: "true", site: "north-general", dueBefore: "2026-12-01T23:59:59Z" });
});

test("the ledger asks for one state, and says when there is nothing", async () => {
  const asked = answer("get", "/api/complaints/promises", { items: [], next: null });
  open(<PromisesPage />, "/promises?view=KEPT_LATE");
  await waitFor(() => {
    expect(asked[0]?.url.searchParams.get("state")).toBe("KEPT_LATE");
  });
  expect(asked[0]?.url.searchParams.has("attention")).toBe(false);
});

test("due is what was chosen and nothing else", () => {
  expect(dueOf({ by: "on", workingDays: 3, on: "2026-12-04", at: "" })).toEqual({ on: "2026-12-04" });
  expect(dueOf({ by: "on", workingDays: 3, on: "2026-12-04", at: "17:00" })).toEqual({ on: "2026-12-04", at: "17:00" });
  expect(dueOf({ by: "workingDays", workingDays: 3, on: "2026-12-04", at: "" })).toEqual({ workingDays: 3 });
  expect(dueFault({ by: "workingDays", workingDays: 0, on: "", at: "" })?.key).toBe("daysWrong");
  expect(dueFault({ by: "workingDays", workingDays: "", on: "", at: "" })?.key).toBe("daysWrong");
});

test("an address that names no view shows what needs attention", () => {
  expect(viewOf("nonsense")).toBe("attention");
  expect(queryOf("all")).toEqual({});
});
