import type { Tone } from "@/components/controls";
import type { NewPromise, PromiseGiven, PromiseState } from "@/lib/contract";

export const STATES: readonly PromiseState[] = ["OPEN", "KEPT", "KEPT_LATE", "BROKEN", "RENEGOTIATED"];
export const WAYS = ["PHONE", "IN_PERSON", "EMAIL", "LETTER", "TRACKING_PAGE"] as const;

/** What a list shows: what somebody must do something about, one state, or all. */
export const VIEWS = ["attention", ...STATES, "all"] as const;
export type View = (typeof VIEWS)[number];

const TONES: Record<PromiseState, Tone> = { OPEN: "info", KEPT: "good", KEPT_LATE: "warn", BROKEN: "bad", RENEGOTIATED: "quiet" };

export function toneOf(state: PromiseState): Tone {
  return TONES[state];
}

/** Read out of the address; what it does not know is what most people look for. */
export function viewOf(text: string): View {
  return VIEWS.find((view) => view === text) ?? "attention";
}

export function queryOf(view: View): { attention?: "true"; state?: PromiseState } {
  return view === "attention" ? { attention: "true" } : view === "all" ? {} : { state: view };
}

/** Somebody must still make up for it. */
export function needsRecovery({ recovery }: Pick<PromiseGiven, "recovery">): boolean {
  return recovery !== null && recovery.doneAt === null;
}

export interface DueFields {
  by: "workingDays" | "on";
  workingDays: number | string;
  on: string;
  at: string;
}

export const USUAL_DUE: DueFields = { by: "workingDays", workingDays: 3, on: "", at: "" };

/** Exactly what the person chose: days at the site are the server's to count. */
export function dueOf({ by, workingDays, on, at }: DueFields): NewPromise["due"] {
  return by === "workingDays" ? { workingDays: Number(workingDays) } : { on, ...(at && { at }) };
}

/** The key of what is wrong with it, if anything is. */
export function dueFault({ by, workingDays, on }: DueFields): { field: "due.workingDays" | "due.on"; key: "daysWrong" | "dayNeeded" } | null {
  if (by === "workingDays") {
    return typeof workingDays === "number" && workingDays >= 1 && workingDays <= 250 ? null : { field: "due.workingDays", key: "daysWrong" };
  }
  return on === "" ? { field: "due.on", key: "dayNeeded" } : null;
}
