import type { FeedbackResponse, Site } from "./contract";

export type CustomerType = FeedbackResponse["customerType"];

export const CUSTOMER_TYPES: readonly CustomerType[] = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"];

const OF_SECTOR: Record<string, CustomerType> = { hospital: "PATIENT", education: "STUDENT" };

/** Whom a site is for, unless a survey says otherwise. */
export function customerTypeOf(site: Pick<Site, "sector">): CustomerType {
  return OF_SECTOR[site.sector] ?? "CONSUMER";
}

/** The type that a text of an address or a form names. */
export function customerTypeIn(text: string): CustomerType | undefined {
  return CUSTOMER_TYPES.find((type) => type === text);
}
