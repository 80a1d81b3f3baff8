export const PERIODS = ["28d", "91d", "365d", "all", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  name: PeriodName;
  from: string;
  to: string;
}

const DAYS: Record<"28d" | "91d" | "365d", number> = { "28d": 28, "91d": 91, "365d": 365 };
const BEGINNING = "2000-01-01";

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a day that there is, and none of the years of which the first digits have been typed. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text >= BEGINNING;
}

/** The period that the address asks for, days inclusive; nonsense in the address falls back to the last 13 weeks. */
export function periodOf(filters: { period: string; from: string; to: string }, today: Date, fallback: PeriodName = "91d"): Period {
  const to = isoDay(today);
  if (filters.period === "custom" || (filters.period === "" && isDay(filters.from) && isDay(filters.to))) {
    const from = isDay(filters.from) ? filters.from : BEGINNING;
    const until = isDay(filters.to) ? filters.to : to;
    return from <= until ? { name: "custom", from, to: until } : { name: "custom", from: until, to: from };
  }
  const name = PERIODS.find((known) => known === filters.period && known !== "custom") ?? fallback;
  if (name === "all" || name === "custom") {
    return { name: "all", from: BEGINNING, to };
  }
  return { name, from: isoDay(new Date(today.getTime() - (DAYS[name] - 1) * 86_400_000)), to };
}

/** The period as the two dates of a query; all of time asks for none. */
export function datesOf(period: Period): { from: string; to: string } {
  return period.name === "all" ? { from: "", to: "" } : { from: period.from, to: period.to };
}

/** The same period as filters of another page's address. */
export function periodParams(period: Period): Record<string, string> {
  return period.name === "custom" ? { period: "custom", from: period.from, to: period.to } : { period: period.name };
}
