import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FeedbackResponse, FeedbackResponseDetail, Page, ResponseModeration, ResponseVerdict } from "@/lib/contract";
import { type ResponseQuery, bodyOf, feedback, given } from "@/lib/clients";
import { usePages } from "@/lib/pages";

export const RESPONSES = ["responses"] as const;

export interface ResponseFilters {
  site: string;
  touchpoint: string;
  channel: string;
  customerType: string;
  moment: string;
  suspect: string;
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

export function useErase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => feedback.POST("/api/feedback/responses/{id}/erase", { params: { path: { id } } }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["response", id] }), client.invalidateQueries({ queryKey: RESPONSES })]),
  });
}

export function useVerdict(id: string) {
  return useQuery({
    queryKey: ["response", id, "verdict"],
    queryFn: ({ signal }) => bodyOf<ResponseVerdict>(feedback.GET("/api/feedback/responses/{id}/verdict", { params: { path: { id } }, signal })),
  });
}

export function useJudge(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verdict: "CLEARED" | "EXCLUDED") => bodyOf<ResponseVerdict>(feedback.PUT("/api/feedback/responses/{id}/verdict", { params: { path: { id } }, body: { verdict } })),
    onSuccess: (verdict) => {
      client.setQueryData(["response", id, "verdict"], verdict);
      return client.invalidateQueries({ queryKey: RESPONSES });
    },
  });
}

export function useModeration(id: string) {
  return useQuery({
    queryKey: ["response", id, "moderation"],
    queryFn: ({ signal }) => bodyOf<ResponseModeration>(feedback.GET("/api/feedback/responses/{id}/moderation", { params: { path: { id } }, signal })),
  });
}

export interface Moderating {
  state: ResponseModeration["state"];
  leaveOut?: string[];
}

export function useModerate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Moderating) => bodyOf<ResponseModeration>(feedback.PUT("/api/feedback/responses/{id}/moderation", { params: { path: { id } }, body })),
    onSuccess: (moderation) => {
      client.setQueryData(["response", id, "moderation"], moderation);
    },
  });
}
