import type { Tone } from "@/components/controls";
import type { Evaluation, SecurityFinding, SiteVisit, SiteVisitChange, SiteVisitDraft, VisitMethod, VisitState } from "@/lib/contract";
import { instantOf, localOf } from "@/lib/zoned";

export const METHODS: readonly VisitMethod[] = ["MYSTERY_VISIT", "INSPECTION"];
export const STATES: readonly VisitState[] = ["PLANNED", "STARTED", "DONE", "CANCELLED", "MISSED"];
export const KINDS: readonly SecurityFinding["kind"][] = ["THEFT", "ROBBERY_RISK", "ACCESS", "DATA", "OTHER"];
export const FINDING_STATES: readonly SecurityFinding["state"][] = ["OPEN", "HANDLED"];
/** The languages of the shopper's page. */
export const LANGUAGES = ["en", "es", "ar"] as const;
export const STEPS = ["GREET", "UNDERSTAND", "EXPLAIN", "SUGGEST", "THANK"] as const;
export const COMPETENCIES = ["JOB_KNOWLEDGE", "PRODUCT_KNOWLEDGE", "ATTITUDE", "UNDER_PRESSURE", "PROBLEM_SOLVING"] as const;

const TONES: Record<VisitState, Tone> = { PLANNED: "info", STARTED: "warn", DONE: "good", CANCELLED: "quiet", MISSED: "bad" };

export function toneOf(state: VisitState): Tone {
  return TONES[state];
}

export type VisitMove = "change" | "link" | "cancel";

/** What can still be done with a visit. */
export function movesOf({ state }: Pick<SiteVisit, "state">): VisitMove[] {
  switch (state) {
    case "PLANNED":
      return ["change", "link", "cancel"];
    case "STARTED":
      return ["link", "cancel"];
    default:
      return [];
  }
}

export type CustomerType = SiteVisit["customerType"];

/** Whom a site serves: those who have a journey there. */
export function typesIn(stops: readonly Evaluation[]): CustomerType[] {
  return [...new Set(stops.map((stop) => stop.customerType))];
}

/** What can be looked at, in the order of the journey. */
export function journeyOf(stops: readonly Evaluation[], type: CustomerType | ""): Evaluation[] {
  return stops.filter((stop) => stop.customerType === type && stop.state !== "OFF").sort((one, other) => one.ordinal - other.ordinal);
}

/** What may be changed as long as nobody has begun; the window by the clocks of the site. */
export interface ChangeValues {
  from: string;
  to: string;
  shopper: { name: string; email: string };
  brief: string;
}

export interface PlanValues extends ChangeValues {
  method: VisitMethod;
  site: string;
  customerType: CustomerType | "";
  touchpoints: string[];
  /** The script of all touchpoints; empty is that of the method. */
  script: string;
  /** Whether touchpoints may have another script. */
  differing: boolean;
  scripts: Record<string, string>;
  language: string;
}

export function startValues(method: VisitMethod, site: string): PlanValues {
  return { method, site, customerType: "", touchpoints: [], script: "", differing: false, scripts: {}, from: "", to: "", shopper: { name: "", email: "" }, brief: "", language: "en" };
}

export function valuesOf(visit: SiteVisit, zone: string): ChangeValues {
  return {
    from: localOf(visit.from, zone),
    to: localOf(visit.to, zone),
    shopper: { name: visit.shopper?.name ?? "", email: visit.shopper?.email ?? "" },
    brief: visit.brief ?? "",
  };
}

/** The fields in which two states of a plan differ. */
export function differing(mine: ChangeValues, theirs: ChangeValues): { field: "from" | "to" | "name" | "email" | "brief"; mine: string; theirs: string }[] {
  const flat = ({ from, to, shopper, brief }: ChangeValues) => ({ from, to, name: shopper.name, email: shopper.email, brief });
  const [one, other] = [flat(mine), flat(theirs)];
  return (Object.keys(one) as (keyof typeof one)[]).filter((field) => one[field] !== other[field]).map((field) => ({ field, mine: one[field], theirs: other[field] }));
}

export function changeOf({ from, to, shopper, brief }: ChangeValues, zone: string): SiteVisitChange {
  return {
    from: instantOf(from, zone) ?? "",
    to: instantOf(to, zone) ?? "",
    shopper: { name: shopper.name.trim(), ...(shopper.email.trim() && { email: shopper.email.trim() }) },
    ...(brief.trim() && { brief: brief.trim() }),
  };
}

/** The chosen touchpoints in the order of the journey. */
export function chosenOf(values: PlanValues, journey: readonly Evaluation[]): string[] {
  return journey.map((stop) => stop.touchpoint).filter((code) => values.touchpoints.includes(code));
}

export function draftOf(values: PlanValues, chosen: readonly string[], zone: string): SiteVisitDraft {
  const scriptOf = (touchpoint: string) => (values.differing && values.scripts[touchpoint]) || values.script;
  return {
    ...changeOf(values, zone),
    method: values.method,
    site: values.site,
    customerType: values.customerType as CustomerType,
    touchpoints: chosen.map((touchpoint) => ({ touchpoint, ...(scriptOf(touchpoint) && { questionnaire: scriptOf(touchpoint) }) })),
    language: values.language,
  };
}

/** The server's name of a field of the plan by the form's: the server counts touchpoints, the form names them. */
export function serverFields(chosen: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    chosen.flatMap((code, index) => [
      [`touchpoints[${index}].touchpoint`, `touchpoint.${code}`],
      [`touchpoints[${index}].questionnaire`, `scripts.${code}`],
    ]),
  );
}

export const CHANGE_FIELDS = ["from", "to", "shopper.name", "shopper.email", "brief"] as const;
export const PLAN_FIELDS = ["method", "site", "customerType", "touchpoints", "language", ...CHANGE_FIELDS] as const;

export const MOST_TOUCHPOINTS = 20;

/** One decimal at most: more would say more than a few answers can tell. */
export function rounded(score: number): number {
  return Math.round(score * 10) / 10;
}

export function photoAddress(visit: string, photo: string): string {
  return `/api/feedback/visits/${visit}/photos/${photo}`;
}
