import type { Survey } from "./api";

/** Which surveys are meant: all, or those of some places; then no choice in a list means all of it. Nothing chosen is none. */
export interface Wanted {
  everywhere: boolean;
  sites: readonly string[];
  touchpoints: readonly string[];
  channels: readonly string[];
}

function among(chosen: readonly string[], one: string): boolean {
  return chosen.length === 0 || chosen.includes(one);
}

export function meant(surveys: readonly Survey[], { everywhere, sites, touchpoints, channels }: Wanted): Survey[] {
  if (!everywhere && sites.length + touchpoints.length + channels.length === 0) {
    return [];
  }
  return surveys.filter((survey) => among(sites, survey.site) && among(touchpoints, survey.touchpoint) && among(channels, survey.channel));
}

/** How many surveys there are of each value, the most frequent first. */
export function countsBy(surveys: readonly Survey[], of: (survey: Survey) => string): [value: string, surveys: number][] {
  const counts = new Map<string, number>();
  for (const survey of surveys) {
    counts.set(of(survey), (counts.get(of(survey)) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}

export function sitesOf(surveys: readonly Survey[]): number {
  return new Set(surveys.map((survey) => survey.site)).size;
}
