import type { QueuedComment, ResponseModeration } from "@/lib/contract";

export type Verdict = ResponseModeration["state"];

export const VERDICTS: readonly Verdict[] = ["UNCHECKED", "APPROVED", "HIDDEN"];

/** What the address asks for: those that wait, unless it says otherwise. */
export function verdictOf(state: string): Verdict {
  return VERDICTS.find((known) => known === state) ?? "UNCHECKED";
}

/** What was decided last, so that it can be taken back. */
export interface Last {
  ids: string[];
  from: Verdict;
  state: Verdict;
  /** How many somebody else decided about meanwhile. */
  left: number;
}

/**
 * What a decision is taken back to, if to anything. What had been approved waits again: approved anew it would be shown
 * without regard to the words that somebody left out of it.
 */
export function takenBackTo({ from, state }: Pick<Last, "from" | "state">): Verdict | null {
  const to = from === "APPROVED" ? "UNCHECKED" : from;
  return to === state ? null : to;
}

/** Which comments have gone from which list, whatever the next reading of it says. */
export type Gone = ReadonlySet<string>;

const key = (state: Verdict, id: string) => `${state} ${id}`;

/** After comments went from one list, to another one if it is known to which. */
export function moved(gone: Gone, ids: readonly string[], from: Verdict, to: Verdict | null): Gone {
  const next = new Set(gone);
  for (const id of ids) {
    next.add(key(from, id));
    if (to !== null) {
      next.delete(key(to, id));
    }
  }
  return next;
}

/** The comments of a list that are still to be shown. */
export function remaining(rows: readonly QueuedComment[], gone: Gone): QueuedComment[] {
  return rows.filter((row) => !gone.has(key(row.state, row.id)));
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
