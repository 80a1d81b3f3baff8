import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Comparison, Measure } from "@/lib/contract";
import { request } from "@/lib/http";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";

const NEWS: readonly LiveKind[] = ["response", "complaint", "site"];

export interface Question {
  measure: string;
  from: string;
  to: string;
  region: string;
  peerGroup: string;
}

export function useMeasures() {
  return useQuery({
    queryKey: ["measures"],
    queryFn: ({ signal }) => request<Measure[]>("GET", "/api/reports/measures", { signal }),
    staleTime: Infinity,
  });
}

export function useComparison(question: Question) {
  useRefreshOnNews(NEWS, ["comparison"]);
  return useQuery({
    queryKey: ["comparison", question],
    queryFn: ({ signal }) => request<Comparison>("GET", "/api/reports/comparison", { query: { ...question }, signal }),
    enabled: question.measure !== "",
    placeholderData: keepPreviousData,
  });
}
