import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Comparison } from "@/lib/contract";
import { bodyOf, reporting } from "@/lib/clients";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";

const NEWS: readonly LiveKind[] = ["response", "complaint", "site"];

export interface Question {
  measure: string;
  from: string;
  to: string;
  region: string;
  peerGroup: string;
}

export function useComparison({ measure, from, to, region, peerGroup }: Question) {
  useRefreshOnNews(NEWS, ["comparison"]);
  return useQuery({
    queryKey: ["comparison", measure, from, to, region, peerGroup],
    queryFn: ({ signal }) => bodyOf<Comparison>(reporting.GET("/api/reports/comparison", { params: { query: { measure, from, to, ...(region && { region }), ...(peerGroup && { peerGroup }) } }, signal })),
    enabled: measure !== "",
    placeholderData: keepPreviousData,
  });
}
