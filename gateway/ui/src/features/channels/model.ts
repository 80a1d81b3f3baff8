import type { Kiosk, Site, Touchpoint } from "@/lib/contract";

/** A place where a poster can hang. */
export interface Place {
  site: string;
  siteName: string;
  touchpoint: string;
  touchpointName: string;
}

const TYPES: Record<string, string> = { hospital: "PATIENT", education: "STUDENT" };

/** Whom a site serves; decides which journey its touchpoints are taken from. */
export function customerTypeOf(site: Pick<Site, "sector">): string {
  return TYPES[site.sector] ?? "CONSUMER";
}

/** The touchpoints of a site in the order of its journey. */
export function journeyOf(site: Pick<Site, "sector">, touchpoints: readonly Touchpoint[]): Touchpoint[] {
  const type = customerTypeOf(site);
  const ordinal = (touchpoint: Touchpoint) => touchpoint.journeys.find((stop) => stop.customerType === type)?.ordinal;
  return touchpoints.filter((touchpoint) => ordinal(touchpoint) !== undefined).sort((one, other) => (ordinal(one) ?? 0) - (ordinal(other) ?? 0));
}

/** Sites × touchpoints; nothing chosen is everything. */
export function placesOf(sites: readonly Site[], touchpoints: readonly Touchpoint[], chosenSites: readonly string[], chosenTouchpoints: readonly string[]): Place[] {
  return sites
    .filter((site) => site.open && (chosenSites.length === 0 || chosenSites.includes(site.code)))
    .flatMap((site) =>
      journeyOf(site, touchpoints)
        .filter((touchpoint) => chosenTouchpoints.length === 0 || chosenTouchpoints.includes(touchpoint.code))
        .map((touchpoint) => ({ site: site.code, siteName: site.name, touchpoint: touchpoint.code, touchpointName: touchpoint.name })),
    );
}

/** A list out of the address and back. */
export const listed = (text: string): string[] => text.split(",").filter((part) => part !== "");

export const TONES = { ONLINE: "good", SILENT: "bad", UNPAIRED: "quiet", REVOKED: "warn" } as const satisfies Record<Kiosk["state"], string>;

/** One address per line, as people paste them. */
export function originsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((origin) => origin !== "");
}

/** The snippet in another language of the button. */
export function snippetIn(snippet: string, language: string): string {
  return snippet.replace('data-lang="en"', `data-lang="${language}"`);
}

/** An answer as the device sent it, a line for each member; what is no JSON stays as it is. */
export function readable(answer: string): string {
  try {
    return JSON.stringify(JSON.parse(answer), null, 1);
  } catch {
    return answer;
  }
}
