import { domainOf } from "@/components/RangeBar";
import type { Measure, SiteProfile } from "@/lib/contract";

export interface MeasuredRow {
  id: string;
  title: string;
  definition: string;
  n: number;
  value: number | null;
  lower: number | null;
  upper: number | null;
}

export interface ProfilePage {
  rows: MeasuredRow[];
  domain: [number, number];
}

/** The site's figures in the order of the organisation's measures; a measure nobody answered is shown as such, never left out. */
export function profilePage(profile: SiteProfile, measures: readonly Measure[]): ProfilePage {
  const rows = measures.map((measure) => {
    const found = profile.measures.find((each) => each.measure === measure.id);
    return {
      id: measure.id,
      title: measure.title,
      definition: measure.definition,
      n: found?.n ?? 0,
      value: found?.value ?? null,
      lower: found?.lower ?? null,
      upper: found?.upper ?? null,
    };
  });
  return { rows, domain: domainOf(rows, null) };
}
