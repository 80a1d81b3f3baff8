import { expect, test } from "vitest";
import type { TimelineEntry } from "@/lib/contract";
import { aComplaintDetail, aPerson } from "@/testing/samples";
import { type IntakeValues, intakeOf, startValues } from "./intake";
import { STATUSES, differences, handlersFor, newEntries, toneOf } from "./model";

const SEEN = aComplaintDetail();

test("only what somebody else changed is a difference", () => {
  const now = aComplaintDetail({ status: "ACKNOWLEDGED", owner: { id: "u2", name: "Sam Reyes" }, revision: 5 });
  expect(differences(SEEN, now)).toEqual([
    { what: "status", seen: "RECEIVED", now: "ACKNOWLEDGED" },
    { what: "owner", seen: null, now: "Sam Reyes" },
  ]);
});

test("only new lines of the timeline are new", () => {
  const line: TimelineEntry = { at: "2026-11-21T09:00:00Z", actor: "Sam Reyes", kind: "NOTE", text: "Called", from: null, to: null, visibleToCustomer: false };
  expect(newEntries(SEEN, aComplaintDetail({ timeline: [...SEEN.timeline, line] }))).toEqual([line]);
});

test("a case is handed to active colleagues who may see its site", () => {
  const people = [
    aPerson({ id: "here" }),
    aPerson({ id: "everywhere", sites: "*", roles: ["HEAD_OFFICE"] }),
    aPerson({ id: "elsewhere", sites: ["south-bay"] }),
    aPerson({ id: "gone", active: false }),
    aPerson({ id: "ops", sites: "*", roles: ["OPS"] }),
  ];
  expect(handlersFor("north-general", people).map((person) => person.id)).toEqual(["here", "everywhere"]);
});

test("every state has its look", () => {
  expect(STATUSES.map(toneOf)).not.toContain(undefined);
});

test("what was left empty is left out of the intake", () => {
  const values: IntakeValues = { ...startValues("north-general"), subject: " Late ", causes: ["IGNORED"], name: " " };
  expect(intakeOf(values)).toEqual({ site: "north-general", severity: "NORMAL", causes: ["IGNORED"], about: "SERVICE", channel: "COUNTER", subject: "Late" });
});

test("a complaint resolved on the spot carries its outcome", () => {
  const values: IntakeValues = { ...startValues("a"), subject: "Late", causes: ["IGNORED"], email: "jo@mail.example", onTheSpot: true, outcome: "UPHELD", remedy: "APOLOGY" };
  expect(intakeOf(values)).toMatchObject({ contact: { email: "jo@mail.example" }, onTheSpot: { outcome: "UPHELD", inCustomersFavour: true, remedy: "APOLOGY" } });
});

test("what is given at the counter carries its cost in the smallest unit, and when it was bought", () => {
  const values: IntakeValues = { ...startValues("a"), subject: "Lamp", causes: ["IGNORED"], onTheSpot: true, outcome: "UPHELD", remedy: "REFUND", cost: 12.5, purchasedOn: "2026-11-02" };
  expect(intakeOf(values, "EUR").onTheSpot).toEqual({ outcome: "UPHELD", inCustomersFavour: true, remedy: "REFUND", minor: 1250, purchasedOn: "2026-11-02" });
  expect(intakeOf({ ...values, remedy: "APOLOGY" }, "EUR").onTheSpot).toEqual({ outcome: "UPHELD", inCustomersFavour: true, remedy: "APOLOGY" });
});
