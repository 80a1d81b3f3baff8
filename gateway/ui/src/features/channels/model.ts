import type { ContextQuestion, Kiosk, Site, Survey, Touchpoint } from "@/lib/contract";
import { CUSTOMER_TYPES, type CustomerType, customerTypeOf } from "@/lib/customerTypes";

/** Channels whose surveys are set up here. */
export const SURVEY_CHANNELS = ["WEB", "QR", "KIOSK", "WIDGET"] as const;
export type SurveyChannel = (typeof SURVEY_CHANNELS)[number];

export const CONTEXT: readonly ContextQuestion[] = ["RELATION", "REFERRED_BY", "WAITED_SECONDS"];

/** Whether anybody can open the survey at its address; one of a kiosk is asked on the paired device alone. */
export function hasAddress({ channel }: Pick<Survey, "channel">): boolean {
  return channel !== "KIOSK";
}

/** A place where a poster can hang. */
export interface Place {
  site: string;
  siteName: string;
  customerType: CustomerType;
  touchpoint: string;
  touchpointName: string;
}

/** The touchpoints of a customer type in the order of its journey. */
export function journeyOf(type: CustomerType, touchpoints: readonly Touchpoint[]): Touchpoint[] {
  const ordinal = (touchpoint: Touchpoint) => touchpoint.journeys.find((stop) => stop.customerType === type && !stop.retired)?.ordinal;
  return touchpoints.filter((touchpoint) => ordinal(touchpoint) !== undefined).sort((one, other) => (ordinal(one) ?? 0) - (ordinal(other) ?? 0));
}

/** The types that have a journey. */
export function typesIn(touchpoints: readonly Touchpoint[]): CustomerType[] {
  return CUSTOMER_TYPES.filter((type) => journeyOf(type, touchpoints).length > 0);
}

/** Sites × touchpoints; nothing chosen is everything, for whom each site is. */
export function placesOf(
  sites: readonly Site[],
  touchpoints: readonly Touchpoint[],
  chosenSites: readonly string[],
  chosenTouchpoints: readonly string[],
  chosenType?: CustomerType,
): Place[] {
  return sites
    .filter((site) => site.open && (chosenSites.length === 0 || chosenSites.includes(site.code)))
    .flatMap((site) => {
      const customerType = chosenType ?? customerTypeOf(site);
      return journeyOf(customerType, touchpoints)
        .filter((touchpoint) => chosenTouchpoints.length === 0 || chosenTouchpoints.includes(touchpoint.code))
        .map((touchpoint) => ({ site: site.code, siteName: site.name, customerType, touchpoint: touchpoint.code, touchpointName: touchpoint.name }));
    });
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

/** What a kiosk begins with as set for all of them, until it has its own. */
export const SET_FOR_ALL = ["idleSeconds", "misuseSeconds", "questions"] as const;
export type SetForAll = (typeof SET_FOR_ALL)[number];

/** The settings of a kiosk that are its own. */
export function ownOf(kiosk: Pick<Kiosk, SetForAll | "usual">): SetForAll[] {
  return SET_FOR_ALL.filter((name) => kiosk[name] !== kiosk.usual[name]);
}
