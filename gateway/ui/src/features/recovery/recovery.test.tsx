import { HttpResponse } from "msw";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Afterwards, RemediesOfCase } from "@/lib/contract";
import { open } from "@/testing/render";
import { aComplaintDetail, aRemedy, aReturnCheck, aReturnRate, aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import { NOTHING_YET, byDays, isEmpty, needsApproval, remedyOf, tabOf } from "./model";
import RecoveryPage from "./RecoveryPage";
import RecoveryPanel from "./RecoveryPanel";

const TERMS = { currency: "EUR", limit: 5_000, returnWindow: 30, manages: true };

beforeEach(() => {
  localStorage.clear();
});

function panel(remedies: Partial<RemediesOfCase> = {}, afterwards: Partial<Afterwards> = {}, status: "INVESTIGATING" | "RESOLVED" = "INVESTIGATING") {
  answer("get", "/api/complaints/c1/remedies", { terms: TERMS, items: [], ...remedies });
  answer("get", "/api/complaints/c1/afterwards", { ratings: [], returnChecks: [], ...afterwards });
  return open(<RecoveryPanel complaint={aComplaintDetail({ status })} />, "/complaints/c1");
}

test("a remedy says what it is, what it costs and who gave it", async () => {
  panel({ items: [aRemedy({ state: "GRANTED", minor: 1_250, approvable: false, ruling: { by: { id: "u2", name: "Mara Manager" }, at: "2026-11-20T11:00:00Z", reason: "She waited long" } })] });
  const item = await screen.findByRole("listitem");
  expect(item).toHaveTextContent("Refund, €12.50");
  expect(item).toHaveTextContent("Given");
  expect(item).toHaveTextContent("The lamp was broken");
  expect(item).toHaveTextContent(/Asked for by Stefan Staff/);
  expect(item).toHaveTextContent(/Approved by Mara Manager.*She waited long/);
  expect(within(item).queryByRole("button")).not.toBeInTheDocument();
});

test("a remedy asks for what its kind needs, and is given once", async () => {
  const sent = answer("post", "/api/complaints/c1/remedies", aRemedy({ state: "GRANTED" }), 201);
  const { user } = panel();
  expect(await screen.findByText("Nothing is given in this complaint yet.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Give a remedy" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: /^Remedy/ }));
  await user.click(await screen.findByRole("option", { name: "Refund" }));
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  expect(await within(dialog).findAllByText("Fill this in")).toHaveLength(2);
  await user.type(within(dialog).getByLabelText(/^Cost \(EUR\)/), "12.50");
  await user.type(within(dialog).getByLabelText(/^Bought on/), "2026-11-02");
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(sent[0]?.body).toEqual({ kind: "REFUND", minor: 1_250, purchasedOn: "2026-11-02" });
  expect(sent[0]?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("a remedy whose answer was lost is the same one when it is sent again", async () => {
  let tries = 0;
  const sent = answer("post", "/api/complaints/c1/remedies", () => {
    tries += 1;
    return tries === 1 ? HttpResponse.error() : Response.json(aRemedy({ state: "GRANTED" }), { status: 201 });
  });
  const { user } = panel();
  await user.click(await screen.findByRole("button", { name: "Give a remedy" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: /^Remedy/ }));
  await user.click(await screen.findByRole("option", { name: "Goodwill payment" }));
  await user.type(within(dialog).getByLabelText(/^Cost/), "40");
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  await within(dialog).findByRole("alert");
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  const [first, second] = sent.map(({ headers }) => headers.get("Idempotency-Key"));
  expect(second).toBe(first);
});

test("above the limit it says that somebody else has to approve", async () => {
  const { user } = panel();
  await user.click(await screen.findByRole("button", { name: "Give a remedy" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: /^Remedy/ }));
  await user.click(await screen.findByRole("option", { name: "Goodwill payment" }));
  await user.type(within(dialog).getByLabelText(/^Cost/), "50.01");
  expect(await within(dialog).findByRole("status")).toHaveTextContent("above your limit");
  expect(within(dialog).getByRole("button", { name: "Ask for approval" })).toBeInTheDocument();
});

test("outside the return window a manager makes an exception and says why", async () => {
  let tries = 0;
  const sent = answer("post", "/api/complaints/c1/remedies", () => {
    tries += 1;
    return tries === 1
      ? problem(400, "validation", { errors: [{ field: "purchasedOn", reason: "return-window-over", message: "'purchasedOn' is longer ago than the 30 days of the return window; a manager may make an exception and say why." }] })
      : Response.json(aRemedy({ state: "GRANTED" }), { status: 201 });
  });
  const { user } = panel();
  await user.click(await screen.findByRole("button", { name: "Give a remedy" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: /^Remedy/ }));
  await user.click(await screen.findByRole("option", { name: "Exchange" }));
  await user.type(within(dialog).getByLabelText(/^Cost/), "0");
  await user.type(within(dialog).getByLabelText(/^Bought on/), "2026-08-01");
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  expect(await within(dialog).findByText(/longer ago than the 30 days/)).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/Why an exception/), "She was ill");
  await user.click(within(dialog).getByRole("button", { name: "Give it" }));
  await waitFor(() => {
    expect(sent[1]?.body).toEqual({ kind: "EXCHANGE", minor: 0, purchasedOn: "2026-08-01", exception: "She was ill" });
  });
});

test("who may approves, of the version that was seen, or declines with a reason", async () => {
  const approved = answer("post", "/api/complaints/c1/remedies/m1/approve", aRemedy({ state: "GRANTED" }));
  const declined = answer("post", "/api/complaints/c1/remedies/m1/decline", aRemedy({ state: "DECLINED" }));
  const { user } = panel({ items: [aRemedy()] });
  await user.click(await screen.findByRole("button", { name: "Approve" }));
  await user.click(within(await screen.findByRole("dialog", { name: "Approve the remedy" })).getByRole("button", { name: "Approve" }));
  await waitFor(() => {
    expect(approved[0]?.headers.get("If-Match")).toBe('"1"');
  });
  await user.click(await screen.findByRole("button", { name: "Decline" }));
  const dialog = await screen.findByRole("dialog", { name: "Decline the remedy" });
  await user.click(within(dialog).getByRole("button", { name: "Decline" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/Why not/), "Not our lamp");
  await user.click(within(dialog).getByRole("button", { name: "Decline" }));
  await waitFor(() => {
    expect(declined[0]?.body).toEqual({ reason: "Not our lamp" });
  });
});

test("who asked may only take it back, and a case that ended gives nothing more", async () => {
  panel({ items: [aRemedy({ mine: true, approvable: false })] });
  expect(await screen.findByRole("button", { name: "Take back" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Approve" })).not.toBeInTheDocument();
});

test("who asked sees who can decide, and nobody is told who does not see what it costs", async () => {
  panel({
    items: [
      aRemedy({ mine: true, approvable: false }),
      aRemedy({ id: "m2", mine: true, approvable: false, deciders: ["HEAD_OFFICE"] }),
      aRemedy({ id: "m3", approvable: false, deciders: [], minor: null, masked: ["minor"] }),
    ],
  });
  const [small, large, hidden] = await screen.findAllByRole("listitem");
  expect(small).toHaveTextContent("Waits for a manager of the site or head office.");
  expect(large).toHaveTextContent("Waits for head office: it is above the limit of the site's managers.");
  expect(hidden).not.toHaveTextContent("head office");
});

test("an ended case offers no remedy", async () => {
  panel({ items: [aRemedy({ state: "GRANTED" })] }, {}, "RESOLVED");
  expect(await screen.findByRole("listitem")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Give a remedy" })).not.toBeInTheDocument();
});

test("both ratings stand on the case, and an unknown first one is said to be unknown", async () => {
  panel(
    {},
    {
      ratings: [
        { resolvedAt: "2026-11-01T10:00:00Z", handling: 4, relation: 3, first: 2, words: "Kind people", at: "2026-11-02T10:00:00Z" },
        { resolvedAt: "2026-11-10T10:00:00Z", handling: 5, relation: 5, first: null, words: null, at: "2026-11-11T10:00:00Z" },
      ],
    },
  );
  const [first, second] = await screen.findAllByRole("listitem");
  expect(first).toHaveTextContent("Handling 4 of 5, relation 3 of 5");
  expect(first).toHaveTextContent("Before, in the answer that the complaint came from: 2 of 5");
  expect(first).toHaveTextContent("Kind people");
  expect(second).toHaveTextContent("The mark before the complaint is not known.");
});

test("a return check is answered with its source", async () => {
  const sent = answer("post", "/api/complaints/c1/return-checks/k1/answer", aReturnCheck({ state: "ANSWERED" }));
  const { user } = panel({}, { returnChecks: [aReturnCheck()] });
  expect(await screen.findByRole("listitem")).toHaveTextContent("To be answered by end of 26 Nov 2026");
  await user.click(screen.getByRole("button", { name: "Answer" }));
  const dialog = await screen.findByRole("dialog", { name: "30 days after: did the customer come back?" });
  await user.click(within(dialog).getByRole("radio", { name: "Came back" }));
  await user.click(within(dialog).getByRole("button", { name: "Save the answer" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("combobox", { name: /From where/ }));
  await user.click(await screen.findByRole("option", { name: "a purchase was seen" }));
  await user.click(within(dialog).getByRole("button", { name: "Save the answer" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ returned: "YES", source: "PURCHASE_SEEN" });
  });
  expect(sent[0]?.headers.get("If-Match")).toBe('"1"');
});

test("what waits for the person is a list that leads to the cases", async () => {
  const asked = answer("get", "/api/complaints/remedies/waiting", { items: [aRemedy()], next: null });
  const { user } = open(<RecoveryPage />, "/recovery?site=north-general");
  const row = await screen.findByRole("row", { name: /Waited four hours/ });
  expect(within(row).getByText("Refund, €100.00")).toBeInTheDocument();
  expect(within(row).getByRole("link")).toHaveAttribute("href", "/complaints/c1");
  expect(asked[0]?.url.searchParams.get("site")).toBe("north-general");
  await user.click(within(row).getByRole("button", { name: "Approve: Refund, €100.00, TP-1" }));
  expect(await screen.findByRole("dialog", { name: "Approve the remedy" })).toBeInTheDocument();
});

test("head office finds what waits for it alone; others have no such choice", async () => {
  const asked = answer("get", "/api/complaints/remedies/waiting", { items: [aRemedy()], next: null });
  const { user, where } = open(<RecoveryPage />, "/recovery");
  await user.click(await screen.findByRole("switch", { name: "Waiting for head office only" }));
  expect(where()).toBe("/recovery?above=true");
  await waitFor(() => {
    expect(asked.at(-1)?.url.searchParams.get("aboveManagers")).toBe("true");
  });
  cleanup();
  open(<RecoveryPage />, "/recovery?above=true", { session: aSession(["SITE_MANAGER"], ["north-general"]) });
  expect(await screen.findByRole("button", { name: /^Approve/ })).toBeInTheDocument();
  expect(screen.queryByRole("switch", { name: "Waiting for head office only" })).not.toBeInTheDocument();
  expect(asked.at(-1)?.url.searchParams.has("aboveManagers")).toBe(false);
});

test("nothing that waits says so", async () => {
  answer("get", "/api/complaints/remedies/waiting", { items: [], next: null });
  open(<RecoveryPage />, "/recovery");
  expect(await screen.findByText("Nothing waits for you")).toBeInTheDocument();
});

test("the checks of the sites are a list", async () => {
  answer("get", "/api/complaints/return-checks", { items: [aReturnCheck()], next: null });
  const { user } = open(<RecoveryPage />, "/recovery?tab=checks");
  const row = await screen.findByRole("row", { name: /Waited four hours/ });
  expect(within(row).getByText("30 days after the resolution")).toBeInTheDocument();
  await user.click(within(row).getByRole("button", { name: "Answer for TP-1" }));
  expect(await screen.findByRole("dialog")).toBeInTheDocument();
});

test("a rate stands with its base and interval beside the folk figure, which is called one", async () => {
  const asked = answer("get", "/api/complaints/return-rates", [aReturnRate(), aReturnRate({ ending: "OTHER", returned: 0, base: 0, unknown: 0, open: 0, rate: null, low: null, high: null, folk: null })]);
  open(<RecoveryPage />, "/recovery?tab=rates&period=all");
  const row = await screen.findByRole("row", { name: /Resolved on the spot/ });
  expect(row).toHaveTextContent("95.0%");
  expect(row).toHaveTextContent("76.4 – 99.1%");
  expect(row).toHaveTextContent("19 of 20");
  expect(row).toHaveTextContent("95.0% (folk figure, no source)");
  expect(screen.getByRole("row", { name: /Resolved otherwise/ })).toHaveTextContent("not known");
  expect(asked).toHaveLength(1);
});

test("rates of which nothing is known say when they come", async () => {
  answer("get", "/api/complaints/return-rates", [aReturnRate({ returned: 0, base: 0, unknown: 0, open: 0, rate: null, low: null, high: null })]);
  open(<RecoveryPage />, "/recovery?tab=rates");
  expect(await screen.findByText("Nothing is known yet")).toBeInTheDocument();
});

test("only what its kind asks for is sent", () => {
  expect(remedyOf(NOTHING_YET, "EUR")).toBeNull();
  expect(remedyOf({ kind: "APOLOGY", cost: 3, purchasedOn: "2026-11-02", exception: "x", note: " " }, "EUR")).toEqual({ kind: "APOLOGY" });
  expect(remedyOf({ kind: "REPAIR", cost: 0, purchasedOn: "2026-11-02", exception: "", note: "Lamp" }, "EUR")).toEqual({ kind: "REPAIR", minor: 0, note: "Lamp" });
  expect(needsApproval({ ...NOTHING_YET, kind: "REPAIR", cost: 50 }, TERMS)).toBe(false);
  expect(needsApproval({ ...NOTHING_YET, kind: "REPAIR", cost: 50.01 }, TERMS)).toBe(true);
  expect(needsApproval({ ...NOTHING_YET, kind: "APOLOGY", cost: 5_000 }, TERMS)).toBe(false);
});

test("rates are told by the days after which they were asked", () => {
  const rates = [aReturnRate(), aReturnRate({ ending: "OTHER" }), aReturnRate({ afterDays: 90 })];
  expect(byDays(rates).map(([days, rows]) => [days, rows.length])).toEqual([[30, 2], [90, 1]]);
  expect(isEmpty(rates)).toBe(false);
  expect(tabOf("nonsense")).toBe("approvals");
});
