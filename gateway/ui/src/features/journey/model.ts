import type { Tone } from "@/components/controls";
import type { Coverage, Evaluation, EvaluationMethod, EvaluationPlan, EvaluationState, JourneyStop, Tally } from "@/lib/contract";

export const TYPES = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"] as const;
export type CustomerType = (typeof TYPES)[number];

export const STATES: readonly EvaluationState[] = ["ON_PLAN", "DUE", "OVERDUE", "UNMEASURED", "OFF"];
export const METHODS: readonly EvaluationMethod[] = ["SURVEY", "ONE_TAP", "MYSTERY_VISIT", "INSPECTION", "STAFF_NOTE"];
export const RHYTHMS = ["DAYS", "WEEKS", "MONTHS", "QUARTERS"] as const;
export const LEVELS = [80, 90, 95, 99] as const;

const TONES: Record<EvaluationState, Tone> = { ON_PLAN: "good", DUE: "warn", OVERDUE: "bad", UNMEASURED: "info", OFF: "quiet" };

export function toneOf(state: EvaluationState): Tone {
  return TONES[state];
}

/** The journeys that the sites in sight use, in their usual order. */
export function typesIn(coverage: Coverage): CustomerType[] {
  return TYPES.filter((type) => coverage.touchpoints.some((touchpoint) => touchpoint.customerType === type));
}

/** How far the current period is, from 0 to 1. */
export function progress({ answers, needed }: Pick<Evaluation, "answers" | "needed">): number {
  return Math.min(1, answers / Math.max(1, needed));
}

/** Whether nothing is due at the end of this period although answers are missing: its plan began within it. */
export function countsLater({ state, answers, needed, until, nextDue }: Pick<Evaluation, "state" | "answers" | "needed" | "until" | "nextDue">): boolean {
  return state !== "OFF" && answers < needed && nextDue !== null && nextDue > until;
}

/** The touchpoint that moves one place towards the beginning or the end; the same list if it cannot. */
export function moved(codes: readonly string[], code: string, by: -1 | 1): string[] {
  const from = codes.indexOf(code);
  const to = from + by;
  if (from < 0 || to < 0 || to >= codes.length) {
    return [...codes];
  }
  const next = codes.filter((other) => other !== code);
  next.splice(to, 0, code);
  return next;
}

/** An order that somebody wanted, of what belongs to the journey now: what came meanwhile follows what it follows there. */
export function ontoOrder(wanted: readonly string[], now: readonly string[]): string[] {
  const order = wanted.filter((code) => now.includes(code));
  now.forEach((code, place) => {
    if (!order.includes(code)) {
      order.splice(place === 0 ? 0 : order.indexOf(now[place - 1] ?? "") + 1, 0, code);
    }
  });
  return order;
}

export function present(stops: readonly JourneyStop[]): JourneyStop[] {
  return stops.filter((stop) => !stop.retired);
}

/** What the fields of the plan's form hold; a width in points of per cent, as people say it. */
export interface PlanValues {
  method: EvaluationMethod;
  every: number | string;
  rhythm: EvaluationPlan["rhythm"];
  sampled: boolean;
  width: number | string;
  level: string;
  contacts: number | string;
  owner: string;
}

export function valuesOf(plan: EvaluationPlan): PlanValues {
  return {
    method: plan.method,
    every: plan.every,
    rhythm: plan.rhythm,
    sampled: plan.halfWidth !== null,
    width: plan.halfWidth === null ? 10 : Math.round(plan.halfWidth * 1000) / 10,
    level: String(plan.level ?? 95),
    contacts: plan.contacts ?? "",
    owner: plan.owner,
  };
}

function filled(value: number | string): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}

export function planOf(values: PlanValues): Partial<EvaluationPlan> & Pick<EvaluationPlan, "method" | "rhythm" | "owner"> {
  return {
    method: values.method,
    ...(filled(values.every) && { every: values.every }),
    rhythm: values.rhythm,
    owner: values.owner.trim(),
    ...(values.sampled && filled(values.width) && { halfWidth: Math.round(values.width * 10) / 1000, level: Number(values.level) }),
    ...(values.sampled && filled(values.contacts) && { contacts: values.contacts }),
  };
}

/** What the server is asked for the number of answers; null while the fields make no sense. */
export function sampleOf(values: PlanValues): { halfWidth: number; level: number; contacts?: number } | null {
  if (!values.sampled || !filled(values.width) || values.width < 1 || values.width > 50) {
    return null;
  }
  return { halfWidth: Math.round(values.width * 10) / 1000, level: Number(values.level), ...(filled(values.contacts) && values.contacts > 0 && { contacts: values.contacts }) };
}

/** A code made of a name, as addresses and imports use it. */
export function codeOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

export function covered(tally: Tally, percent: (value: number) => string): string {
  return tally.share === null ? "–" : percent(tally.share);
}
