import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FeedbackResponse, FeedbackResponseDetail, Page, Touchpoint } from "@/lib/contract";
import { type ResponseQuery, bodyOf, feedback, given } from "@/lib/clients";
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
  return usePages([...RESPONSES, filters], (after, signal) =>
    bodyOf<Page<FeedbackResponse>>(feedback.GET("/api/feedback/responses", { params: { query: given<ResponseQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

/** The questions in the reader's language, where the questionnaire has it. */
export function useResponse(id: string) {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: ["response", id, lang],
    queryFn: ({ signal }) => bodyOf<FeedbackResponseDetail>(feedback.GET("/api/feedback/responses/{id}", { params: { path: { id }, query: { lang } }, signal })),
  });
}

export function useTouchpoints() {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: ["touchpoints", lang],
    queryFn: ({ signal }) => bodyOf<Touchpoint[]>(feedback.GET("/api/feedback/touchpoints", { params: { query: { lang } }, signal })),
    staleTime: Infinity,
  });
}
