import type { State } from "./api";

/** What the address names: a version, the draft, or nothing of both. */
export function stateOf(text: string): State | null {
  return text === "draft" ? "draft" : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The pair that a person most likely wants to see: what is about to change, else what changed last. */
export function usualPair(versions: readonly number[], hasDraft: boolean): { from: State; to: State } | null {
  const [newest, before] = versions.toSorted((one, other) => other - one);
  if (newest === undefined) {
    return null;
  }
  return hasDraft ? { from: newest, to: "draft" } : before === undefined ? null : { from: before, to: newest };
}
