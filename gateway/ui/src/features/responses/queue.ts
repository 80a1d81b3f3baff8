import type { ResponseModeration, WaitingComment } from "@/lib/contract";

export type Verdict = Exclude<ResponseModeration["state"], "UNCHECKED">;

/** What was decided last, so that it can be taken back. */
export interface Last {
  ids: string[];
  state: Verdict;
  /** How many somebody else decided about meanwhile. */
  left: number;
}

/** The comments still to be shown: those decided about are gone at once, whatever the next reading of the list says. */
export function remaining(rows: readonly WaitingComment[], decided: ReadonlySet<string>): WaitingComment[] {
  return rows.filter((row) => !decided.has(row.id));
}

/** The row that the keyboard is at, after the list may have become shorter. */
export function within(current: number, rows: number): number {
  return Math.max(0, Math.min(current, rows - 1));
}

export function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}
