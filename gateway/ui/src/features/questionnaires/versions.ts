import type { State, VersionItem } from "./api";

/** What the server takes at most. */
export const LONGEST_NOTE = 500;

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

/** What was said of the versions that lie between two states, the newest first; of two in the wrong order too. */
export function notesBetween(versions: readonly VersionItem[], from: State, to: State): (VersionItem & { note: string })[] {
  const place = (state: State) => (state === "draft" ? Infinity : state);
  const [first, last] = [place(from), place(to)].toSorted((one, other) => one - other) as [number, number];
  return versions
    .filter((each): each is VersionItem & { note: string } => each.note !== null && each.version > first && each.version <= last)
    .toSorted((one, other) => other.version - one.version);
}
