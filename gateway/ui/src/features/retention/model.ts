import type { KeptKind, RetentionChange } from "@/lib/contract";

export const LONGEST = 600;

/** The months that were typed; null as long as they are none. */
export function monthsOf(typed: number | string): number | null {
  const months = Number(typed);
  return typed !== "" && Number.isInteger(months) && months >= 1 && months <= LONGEST ? months : null;
}

/** Whether less would be kept than is now. */
export function isShorter(wanted: number | null, now: number | null): boolean {
  return wanted !== null && (now === null || wanted < now);
}

export interface Decision extends RetentionChange {
  kind: KeptKind["kind"];
  before: number | null;
}

/** What was decided of all kinds, the newest first, with what counted before. */
export function decisions(kinds: readonly KeptKind[]): Decision[] {
  return kinds
    .flatMap(({ kind, usualMonths, changes }) => changes.map((change, index) => ({ ...change, kind, before: (changes[index + 1] ?? { months: usualMonths }).months })))
    .sort((one, other) => (other.changedAt ?? "").localeCompare(one.changedAt ?? ""));
}
