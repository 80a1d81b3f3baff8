import type { Answer } from "./contract";

/** How much better or worse than expected, where both were asked. */
export function gap(answer: Answer): number | null {
  return answer.expected === null || answer.experienced === null ? null : answer.experienced - answer.expected;
}

const HIGHEST: Record<string, number> = { RATING: 5, IMPORTANCE: 5, EXPECTATION_PAIR: 5, SMILEY: 4, EFFORT: 7, NPS: 10 };

/** The best mark of a kind that is answered with marks; null for the others. */
export function highestOf(kind: string): number | null {
  return HIGHEST[kind] ?? null;
}

/** 75 as "1:15", as a stopwatch shows it. */
export function asClock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** An answer of a kind that nobody knows here yet: readable at least. */
export function shownValue({ value, chosen }: Answer): string {
  if (chosen) {
    return chosen.join(", ");
  }
  if (value === null || value === undefined) {
    return "–";
  }
  return Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}
