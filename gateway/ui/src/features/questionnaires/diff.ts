import type { Definition, Option } from "./definition";

export interface Change {
  /** The question; null for the questionnaire itself. */
  id: string | null;
  /** A path within it, as "text.ar" or "options.bus.text.en". */
  field: string;
  from: unknown;
  to: unknown;
}

/** A question with its two places, from 1. */
export interface Moved {
  id: string;
  from: number;
  to: number;
}

/** What became of a questionnaire between two states of it. */
export interface Diff {
  added: readonly string[];
  removed: readonly string[];
  moved: readonly Moved[];
  changed: readonly Change[];
}

export function isEmpty(diff: Diff): boolean {
  return diff.added.length + diff.removed.length + diff.moved.length + diff.changed.length === 0;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of options by their ids: their order is a change of its own. */
function byId(value: unknown): Map<string, unknown> {
  return new Map((Array.isArray(value) ? (value as Option[]) : []).map(({ id, text }) => [id, text]));
}

function changes(id: string | null, field: string, from: unknown, to: unknown): Change[] {
  if (field === "options" && Array.isArray(from) && Array.isArray(to)) {
    const [before, after] = [byId(from), byId(to)];
    const all = [...new Set([...before.keys(), ...after.keys()])];
    const reordered = before.size === after.size && [...before.keys()].every((key) => after.has(key)) && [...before.keys()].join() !== [...after.keys()].join();
    return [
      ...all.flatMap((option) => changes(id, `options.${option}.text`, before.get(option), after.get(option))),
      ...(reordered ? [{ id, field, from: [...before.keys()], to: [...after.keys()] }] : []),
    ];
  }
  if (isFields(from) && isFields(to)) {
    return fieldChanges(id, `${field}.`, from, to);
  }
  return JSON.stringify(from ?? null) === JSON.stringify(to ?? null) ? [] : [{ id, field, from: from ?? null, to: to ?? null }];
}

function fieldChanges(id: string | null, before: string, from: Fields, to: Fields): Change[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().flatMap((field) => changes(id, before + field, from[field], to[field]));
}

/** The questions that changed their place among those that both states have: the fewest that explain the new order. */
function outOfOrder(before: readonly string[], after: readonly string[]): string[] {
  const positions = after.map((id) => before.indexOf(id));
  const lengths: number[] = [];
  const previous: number[] = [];
  positions.forEach((position, at) => {
    lengths[at] = 1;
    previous[at] = -1;
    for (let earlier = 0; earlier < at; earlier++) {
      if ((positions[earlier] ?? 0) < position && (lengths[earlier] ?? 0) + 1 > (lengths[at] ?? 0)) {
        lengths[at] = (lengths[earlier] ?? 0) + 1;
        previous[at] = earlier;
      }
    }
  });
  const kept = new Set<number>();
  let at = lengths.lastIndexOf(Math.max(0, ...lengths));
  while (at >= 0) {
    kept.add(at);
    at = previous[at] ?? -1;
  }
  return after.filter((_, index) => !kept.has(index));
}

/** The same as the server tells between two versions, for states that only the browser has. */
export function compare(from: Definition, to: Definition): Diff {
  const before = new Map(from.questions.map((question) => [question.id, question]));
  const after = new Map(to.questions.map((question) => [question.id, question]));
  const [earlier, later] = [[...before.keys()], [...after.keys()]];
  const staying = later.filter((id) => before.has(id));
  return {
    added: later.filter((id) => !before.has(id)),
    removed: earlier.filter((id) => !after.has(id)),
    moved: outOfOrder(
      earlier.filter((id) => after.has(id)),
      staying,
    ).map((id) => ({ id, from: earlier.indexOf(id) + 1, to: later.indexOf(id) + 1 })),
    changed: [
      ...changes(null, "languages", from.languages, to.languages),
      ...changes(null, "title", from.title, to.title),
      ...staying.flatMap((id) => fieldChanges(id, "", { ...before.get(id) }, { ...after.get(id) })),
    ],
  };
}

export interface Line {
  what: "added" | "removed" | "moved" | "changed";
  /** The question; empty for the questionnaire as a whole. */
  id: string;
  /** Its two places, when it moved. */
  places?: Moved;
  changes: readonly Change[];
}

/** A line per question, in the order of the newer state, what is gone last. */
export function linesOf(diff: Diff, order: readonly string[]): Line[] {
  const place = (id: string) => (id === "" ? -1 : order.includes(id) ? order.indexOf(id) : order.length);
  const changed = new Map<string, Change[]>();
  for (const change of diff.changed) {
    const id = change.id ?? "";
    changed.set(id, [...(changed.get(id) ?? []), change]);
  }
  const lines: Line[] = [
    ...diff.added.map((id): Line => ({ what: "added", id, changes: [] })),
    ...diff.removed.map((id): Line => ({ what: "removed", id, changes: [] })),
    ...diff.moved.map((places): Line => ({ what: "moved", id: places.id, places, changes: changed.get(places.id) ?? [] })),
    ...[...changed].filter(([id]) => !diff.moved.some((each) => each.id === id)).map(([id, list]): Line => ({ what: "changed", id, changes: list })),
  ];
  return lines.sort((one, other) => place(one.id) - place(other.id));
}
