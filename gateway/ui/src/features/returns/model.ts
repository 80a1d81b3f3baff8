import type { RegulatorReturn } from "@/lib/contract";

export type Style = RegulatorReturn["style"];
export const STYLES: readonly Style[] = ["NHS", "FCA"];

/** A quarter or half of a year, days inclusive. */
export interface Term {
  id: string;
  year: number;
  kind: "quarter" | "half";
  n: number;
  from: string;
  to: string;
}

const MONTHS = { quarter: 3, half: 6 } as const;
const YEARS = 3;

function term(kind: Term["kind"], year: number, n: number): Term {
  const months = MONTHS[kind];
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { id: `${String(year)}-${kind === "quarter" ? "Q" : "H"}${String(n)}`, year, kind, n, from: day((n - 1) * months, 1), to: day(n * months, 0) };
}

/** The terms for which a regulator wants figures: quarters for the one, halves of a year for the other; the newest first, those to come left out. */
export function termsOf(style: Style, today: Date): Term[] {
  const kind = style === "NHS" ? "quarter" : "half";
  const until = today.toISOString().slice(0, 10);
  const all: Term[] = [];
  for (let year = today.getUTCFullYear(); year > today.getUTCFullYear() - YEARS; year--) {
    for (let n = 12 / MONTHS[kind]; n >= 1; n--) {
      const one = term(kind, year, n);
      if (one.from <= until) {
        all.push(one);
      }
    }
  }
  return all;
}

/** Whether nothing more can happen in a term. */
export function isOver({ to }: Term, today: Date): boolean {
  return to < today.toISOString().slice(0, 10);
}

/** The wanted term, or the last one that is over. */
export function termFor(terms: readonly Term[], wanted: string, today: Date): Term | undefined {
  return terms.find(({ id }) => id === wanted) ?? terms.find((one) => isOver(one, today)) ?? terms[0];
}

/** What the counts of a group have that is not nothing, the greatest first where the order says nothing. */
export function toldOf({ by, lines }: RegulatorReturn["groups"][number]): RegulatorReturn["groups"][number]["lines"] {
  return by === "SUBJECT" || by === "PRIMARY_CAUSE" ? lines.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count) : lines;
}
