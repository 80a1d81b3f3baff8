import type { Tone } from "@/components/controls";
import type { Alert, AlertState, FeedbackResponseDetail, MomentRules } from "@/lib/contract";

export const STATES: readonly AlertState[] = ["OPEN", "ACKNOWLEDGED", "CLOSED"];

const TONES: Record<AlertState, Tone> = { OPEN: "bad", ACKNOWLEDGED: "info", CLOSED: "quiet" };

export function toneOf(state: AlertState): Tone {
  return TONES[state];
}

/** What can still be done with an alert. */
/** Beyond these, an answer shows what it says on its own page: one bad hour can hold hundreds. */
export const MOST_SHOWN = 10;

/** The marks of an answer, as few words: the overall one, a tapped face, the recommendation. */
export function marksOf({ overall, nps, answers }: Pick<FeedbackResponseDetail, "overall" | "nps" | "answers">): { kind: "overall" | "face" | "nps"; value: number }[] {
  const face = answers.find((one) => one.kind === "SMILEY")?.value;
  return [
    ...(overall === null ? [] : [{ kind: "overall" as const, value: overall }]),
    ...(typeof face === "number" ? [{ kind: "face" as const, value: face }] : []),
    ...(nps === null ? [] : [{ kind: "nps" as const, value: nps }]),
  ];
}

export function movesOf(alert: Alert): AlertState[] {
  return alert.state === "OPEN" ? ["ACKNOWLEDGED", "CLOSED"] : alert.state === "ACKNOWLEDGED" ? ["CLOSED"] : [];
}

/** Whole minutes from the alert to the first human reaction. */
export function minutesToReaction({ raisedAt, acknowledgedAt }: Alert): number | null {
  return acknowledgedAt === null ? null : Math.max(0, Math.round((Date.parse(acknowledgedAt) - Date.parse(raisedAt)) / 60_000));
}

export const RULE_FIELDS = ["miseryOverall", "miserySmiley", "miseryNps", "miseryGap", "magicOverall", "rateAnswers", "rateMinutes", "quietMinutes"] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** The numbers that the server takes; it says so itself too. */
export const RULE_BOUNDS: Record<RuleField, readonly [number, number]> = {
  miseryOverall: [1, 4],
  miserySmiley: [1, 3],
  miseryNps: [0, 9],
  miseryGap: [-4, -1],
  magicOverall: [3, 5],
  rateAnswers: [2, 100],
  rateMinutes: [1, 1440],
  quietMinutes: [1, 1440],
};

export type RuleValues = Record<RuleField, number>;

export function valuesOf(rules: MomentRules): RuleValues {
  return Object.fromEntries(RULE_FIELDS.map((field) => [field, rules[field]])) as RuleValues;
}

/** Which fields differ between a version and the one before it. */
export function changed(now: MomentRules, before: MomentRules | undefined): RuleField[] {
  return before === undefined ? [] : RULE_FIELDS.filter((field) => now[field] !== before[field]);
}
