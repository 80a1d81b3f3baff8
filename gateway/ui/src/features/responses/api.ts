import { useQuery } from "@tanstack/react-query";
import type { FeedbackResponse, FeedbackResponseDetail, Page, Touchpoint } from "@/lib/contract";
import { request } from "@/lib/http";
import { usePages } from "@/lib/pages";

export const RESPONSES = ["responses"] as const;

export interface ResponseFilters {
  site: string;
  touchpoint: string;
  channel: string;
  moment: string;
  from: string;
  to: string;
  q: string;
}

export function useResponses(filters: ResponseFilters) {
  return usePages([...RESPONSES, filters], (after, signal) => request<Page<FeedbackResponse>>("GET", "/api/feedback/responses", { query: { ...filters, after, limit: 50 }, signal }));
}

export function useResponse(id: string) {
  return useQuery({
    queryKey: ["response", id],
    queryFn: ({ signal }) => request<FeedbackResponseDetail>("GET", `/api/feedback/responses/${encodeURIComponent(id)}`, { signal }),
  });
}

export function useTouchpoints() {
  return useQuery({
    queryKey: ["touchpoints"],
    queryFn: ({ signal }) => request<Touchpoint[]>("GET", "/api/feedback/touchpoints", { signal }),
    staleTime: Infinity,
  });
}
