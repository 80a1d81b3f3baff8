import { useQuery } from "@tanstack/react-query";
import { bodyOf, complaints } from "./clients";
import type { NewRemedy, RemedyTerms } from "./contract";

export type RemedyKind = NewRemedy["kind"];

export const REMEDIES = ["APOLOGY", "EXPLANATION", "EXCHANGE", "REFUND", "REPAIR", "REPLACEMENT", "GOODWILL_PAYMENT", "CHANGE_OF_PRACTICE"] as const satisfies readonly RemedyKind[];

/** Words and better work, which cost nothing. */
export const FREE = ["APOLOGY", "EXPLANATION", "CHANGE_OF_PRACTICE"] as const satisfies readonly RemedyKind[];

export function costs(kind: RemedyKind): boolean {
  return !FREE.some((free) => free === kind);
}

/** Whether it is for what was bought not long ago. */
export function isOfPurchase(kind: RemedyKind): boolean {
  return kind === "EXCHANGE" || kind === "REFUND";
}

/** By which rules the person gives remedies at a site. */
export function useRemedyTerms(site: string, wanted: boolean) {
  return useQuery({
    queryKey: ["remedy-terms", site],
    queryFn: ({ signal }) => bodyOf<RemedyTerms>(complaints.GET("/api/complaints/remedies/terms", { params: { query: { site } }, signal })),
    enabled: wanted && site !== "",
    staleTime: 60_000,
  });
}
