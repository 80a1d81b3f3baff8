import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CommentCount, Compliment, FeedbackResponse, FeedbackResponseDetail, ManyModerated, ModeratedMany, NewCompliment, Page, QueuedComment, ResponseModeration, ResponsePraise, ResponseVerdict } from "@/lib/contract";
import { casesOf } from "@/lib/cases";
import { type ModerationCountQuery, type ModerationQuery, type ResponseQuery, bodyOf, feedback, given } from "@/lib/clients";
import { useOnce } from "@/lib/once";
import { usePages } from "@/lib/pages";
import { hasReason, problemOf } from "@/lib/problem";

export const RESPONSES = ["responses"] as const;
const MODERATION = ["moderation"] as const;

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
  /** What was decided when the person saw it: what somebody else decided meanwhile is not overwritten. */
  from: ResponseModeration["state"];
  leaveOut?: string[];
}

/** How a comment stands by now, out of the refusal to overwrite what somebody else decided; null for any other error. */
export function overtakenBy(error: unknown): ResponseModeration["state"] | null {
  return hasReason(error, "already-decided") ? ((problemOf(error) as { state?: ResponseModeration["state"] }).state ?? null) : null;
}

export function useModerate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Moderating) => bodyOf<ResponseModeration>(feedback.PUT("/api/feedback/responses/{id}/moderation", { params: { path: { id } }, body })),
    onSuccess: (moderation) => {
      client.setQueryData(["response", id, "moderation"], moderation);
      return client.invalidateQueries({ queryKey: MODERATION });
    },
    onError: (error) =>
      overtakenBy(error) === null ? undefined : Promise.all([client.invalidateQueries({ queryKey: MODERATION }), client.invalidateQueries({ queryKey: ["response", id, "moderation"] })]),
  });
}

export interface CommentFilters {
  state: string;
  site: string;
  touchpoint: string;
  from: string;
  to: string;
  q: string;
}

/** Comments by what was decided about them: those that wait the oldest first, the others the newest first. */
export function useComments(filters: CommentFilters) {
  return usePages([...MODERATION, "list", filters], (after, signal) =>
    bodyOf<Page<QueuedComment>>(feedback.GET("/api/feedback/moderation", { params: { query: given<ModerationQuery>({ ...filters, after, limit: 25 }) }, signal })),
  );
}

/** How many there are; without filters those that wait anywhere. */
export function useCommentCount(filters: Partial<CommentFilters> = {}) {
  return useQuery({
    queryKey: [...MODERATION, "count", filters],
    queryFn: ({ signal }) => bodyOf<CommentCount>(feedback.GET("/api/feedback/moderation/count", { params: { query: given<ModerationCountQuery>(filters) }, signal })),
    staleTime: 30_000,
  });
}

/** As many as the server decides about at once. */
const BATCH = 100;

interface ModeratingMany extends ManyModerated {
  /** Told of each part as it is done, so that a failure after it takes nothing of it back. */
  onPart: (part: ModeratedMany) => void;
}

/** Decides about many comments; about whom somebody else decided meanwhile nothing changes. */
export function useModerateMany() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ onPart, responses, ...decision }: ModeratingMany) => {
      for (let start = 0; start < responses.length; start += BATCH) {
        onPart(await bodyOf<ModeratedMany>(feedback.PUT("/api/feedback/moderation", { body: { ...decision, responses: responses.slice(start, start + BATCH) } })));
      }
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: MODERATION }), client.invalidateQueries({ queryKey: ["response"] })]),
  });
}

export function usePraise(id: string) {
  return useQuery({
    queryKey: ["response", id, "praise"],
    queryFn: ({ signal }) => bodyOf<ResponsePraise>(feedback.GET("/api/feedback/responses/{id}/praise", { params: { path: { id } }, signal })),
  });
}

/** Says that a response is praise, or takes that back. */
export function useSayPraise(id: string) {
  const client = useQueryClient();
  const params = { path: { id } };
  return useMutation({
    mutationFn: (praise: boolean) =>
      bodyOf<ResponsePraise>(praise ? feedback.PUT("/api/feedback/responses/{id}/praise", { params }) : feedback.DELETE("/api/feedback/responses/{id}/praise", { params })),
    onSuccess: (praise) => {
      client.setQueryData(["response", id, "praise"], praise);
      return Promise.all([client.invalidateQueries({ queryKey: ["response", id] }), client.invalidateQueries({ queryKey: RESPONSES })]);
    },
  });
}

export function useMakeCompliment(id: string) {
  const client = useQueryClient();
  const once = useOnce();
  return useMutation({
    mutationFn: (whom: Pick<NewCompliment, "unit" | "person" | "personId">) => {
      const body = { response: id, ...whom };
      return bodyOf<Compliment>(feedback.POST("/api/feedback/compliments", { params: { header: { "Idempotency-Key": once(body) } }, body }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["response", id, "praise"] }),
  });
}

/** The complaint that this response has become. */
export function useCaseOf(id: string) {
  return useQuery({
    queryKey: ["cases-of", [id]],
    queryFn: ({ signal }) => casesOf([id], signal),
  });
}
