import type { Measure, SiteProfile } from "@/lib/contract";

export type Served = SiteProfile["customers"];
export type Gap = Served["gaps"][number];
export type ChannelScores = Served["channels"][number];
type Share = Served["attributes"][number];

/** A figure with what it stands on. */
export interface Figured {
  kind: Measure["kind"];
  n: number;
  value: number | null;
  lower: number | null;
  upper: number | null;
}

export interface MeasuredRow extends Figured {
  id: string;
  title: string;
  definition: string;
}

/** What was rated: an attribute, or a monitored area. */
export interface RatedRow extends Figured {
  group: "attribute" | "area";
  code: string;
}

/** One step of the service script as those who were served said, and as each kind of visit saw it. */
export interface StepRow {
  code: string;
  said: Figured | null;
  seen: Record<string, Figured>;
}

/** How a figure of one measure is shown. */
export function kindOf(measure: string): Measure["kind"] {
  return measure === "nps" ? "NET_SCORE" : "PROPORTION";
}

/** Whether a measure is of colleagues, who are customers of each other. */
export function ofColleagues({ id }: { id: string }): boolean {
  return id.startsWith("internal-");
}

/** The site's figures in the order of the organisation's measures; a measure nobody answered is shown as such, never left out. */
export function profileRows(profile: SiteProfile, measures: readonly Measure[]): MeasuredRow[] {
  return measures.map((measure) => {
    const found = profile.measures.find((each) => each.measure === measure.id);
    return {
      id: measure.id,
      title: measure.title,
      definition: measure.definition,
      kind: measure.kind,
      n: found?.n ?? 0,
      value: found?.value ?? null,
      lower: found?.lower ?? null,
      upper: found?.upper ?? null,
    };
  });
}

function figured({ n, value, lower, upper }: Share): Figured {
  return { kind: "PROPORTION", n, value, lower, upper };
}

/** Attributes first, then areas. */
export function ratedRows({ attributes, areas }: Served): RatedRow[] {
  const rows = (group: RatedRow["group"], shares: readonly Share[]) => shares.map((share) => ({ group, code: share.code, ...figured(share) }));
  return [...rows("attribute", attributes), ...rows("area", areas)];
}

const SCRIPT = ["GREET", "UNDERSTAND", "EXPLAIN", "SUGGEST", "THANK"];

/** The steps that somebody told of or saw, in the order of the script. */
export function stepRows({ steps, visits }: Served): StepRow[] {
  const codes = new Set([...steps, ...visits.flatMap((visit) => visit.steps)].map(({ code }) => code));
  const known = SCRIPT.filter((code) => codes.delete(code));
  return [...known, ...codes].map((code) => {
    const share = (all: readonly Share[]) => all.find((each) => each.code === code);
    const said = share(steps);
    const seen = visits.flatMap(({ method, steps: observed }) => {
      const found = share(observed);
      return found ? [[method, figured(found)] as const] : [];
    });
    return { code, said: said ? figured(said) : null, seen: Object.fromEntries(seen) };
  });
}

/** Whether anything at all is known of them. */
export function isKnown(served: Served, rows: readonly Figured[]): boolean {
  return rows.some(({ n }) => n > 0) || [served.gaps, served.channels, served.attributes, served.areas, served.steps, served.visits].some((part) => part.length > 0);
}
