import type { Measure, SiteProfile } from "@/lib/contract";

export interface MeasuredRow {
  id: string;
  title: string;
  definition: string;
  kind: Measure["kind"];
  n: number;
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** How a figure of one measure is shown. */
export function kindOf(measure: string): Measure["kind"] {
  return measure === "nps" ? "NET_SCORE" : "PROPORTION";
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
