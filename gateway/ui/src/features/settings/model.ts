import type { InvitationRules, MomentRules, OperatorSetting, WantedInvitationRules } from "@/lib/contract";

export const NUMBERS = ["restDays", "remindDays", "goodDays", "delayHours"] as const;
export type NumberField = (typeof NUMBERS)[number];
export const SWITCHES = ["afterFirstVisit", "afterVisit"] as const;
export const FIELDS: readonly string[] = [...NUMBERS, ...SWITCHES];

export const BOUNDS: Record<NumberField, readonly [number, number]> = { restDays: [1, 365], remindDays: [1, 60], goodDays: [2, 180], delayHours: [0, 720] };

export type RuleValues = Record<NumberField, number | string> & Pick<InvitationRules, (typeof SWITCHES)[number]>;

export function valuesOf({ restDays, remindDays, goodDays, delayHours, afterFirstVisit, afterVisit }: InvitationRules): RuleValues {
  // Less than a day, as whoever runs the platform may set it, is no number of days.
  return { restDays, remindDays: remindDays === 0 ? "" : remindDays, goodDays, delayHours, afterFirstVisit, afterVisit };
}

export function wantedOf(values: RuleValues): WantedInvitationRules {
  const { restDays, remindDays, goodDays, delayHours, afterFirstVisit, afterVisit } = values;
  return { restDays: Number(restDays), remindDays: Number(remindDays), goodDays: Number(goodDays), delayHours: Number(delayHours), afterFirstVisit, afterVisit };
}

/** The fields whose number cannot be used, each with the range that it must be in. */
export function outOfRange(values: RuleValues): Partial<Record<NumberField, readonly [number, number]>> {
  return Object.fromEntries(
    NUMBERS.flatMap((field) => {
      const [least, most] = BOUNDS[field];
      const value = Number(values[field]);
      return String(values[field]) !== "" && Number.isInteger(value) && value >= least && value <= most ? [] : [[field, BOUNDS[field]]];
    }),
  );
}

/** A reminder of what cannot be answered any more is none. */
export function remindsTooLate(values: RuleValues): boolean {
  return Number(values.remindDays) >= Number(values.goodDays);
}

const MOMENT_FIELDS: Record<string, keyof MomentRules> = {
  "touchpoint.moment.misery-overall": "miseryOverall",
  "touchpoint.moment.misery-smiley": "miserySmiley",
  "touchpoint.moment.misery-nps": "miseryNps",
  "touchpoint.moment.misery-gap": "miseryGap",
  "touchpoint.moment.magic-overall": "magicOverall",
  "touchpoint.rate-alarm.answers": "rateAnswers",
  "touchpoint.rate-alarm.window": "rateMinutes",
  "touchpoint.rate-alarm.quiet": "quietMinutes",
};

/** What head office set of a number, if it is one that head office sets; as it is written in the settings of the operator. */
export function ruled(setting: OperatorSetting, rules: MomentRules): string {
  const field = MOMENT_FIELDS[setting.property];
  const value = field === undefined ? setting.value : String(rules[field]);
  return field === "rateMinutes" || field === "quietMinutes" ? `${value}m` : value;
}

/** Groups that only whoever runs the platform sets, in the order in which they are told. */
export function operatorGroups(settings: readonly OperatorSetting[]): [OperatorSetting["group"], OperatorSetting[]][] {
  const groups = new Map<OperatorSetting["group"], OperatorSetting[]>();
  for (const setting of settings) {
    if (setting.group !== "MOMENT" && setting.group !== "RATE_ALARM" && setting.group !== "INVITATION") {
      groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
    }
  }
  return [...groups];
}

/** After how long customers are reminded: in days, or where it is less than one in the largest unit in which it is whole. */
export function remindsAfter({ remindDays, remindAfter }: Pick<InvitationRules, "remindDays" | "remindAfter">): Amount {
  const [, hours = "0", minutes = "0", seconds = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(remindAfter) ?? [];
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (remindDays > 0 || whole === 0) {
    return { number: remindDays, unit: "day" };
  }
  return whole % 3600 === 0 ? { number: whole / 3600, unit: "hour" } : whole % 60 === 0 ? { number: whole / 60, unit: "minute" } : { number: whole, unit: "second" };
}

const UNITS: Record<string, string> = { ms: "millisecond", s: "second", m: "minute", h: "hour", d: "day" };

/** What clocks of complaints are set in besides: "1 working day", "8 weeks", "15 open minutes". */
const WORDS = /^(\d+) (working day|open minute|month|week|day|hour|minute)s?$/;

export interface Amount {
  number: number;
  unit: string | null;
}

/** A number with its unit, such as "30d" or "1 working day"; null for what is no number. */
export function amountOf(value: string): Amount | null {
  const words = WORDS.exec(value);
  if (words?.[2] !== undefined) {
    return { number: Number(words[1]), unit: words[2] };
  }
  const found = /^(-?\d+)(ms|s|m|h|d)?$/.exec(value);
  return found?.[1] === undefined ? null : { number: Number(found[1]), unit: found[2] === undefined ? null : (UNITS[found[2]] ?? null) };
}
