import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Compliment, Page } from "@/lib/contract";
import { type ComplimentQuery, bodyOf, feedback, given } from "@/lib/clients";
import { usePages } from "@/lib/pages";

export const VOICES = ["compliments"] as const;

export interface VoiceFilters {
  site: string;
  state: string;
}

export type Step = "forward" | "thank" | "close";

export interface Concerned {
  unit: string;
  person: string;
  personId: string | null;
}

export function useCompliments(filters: VoiceFilters) {
  return usePages([...VOICES, filters], (after, signal) =>
    bodyOf<Page<Compliment>>(feedback.GET("/api/feedback/compliments", { params: { query: given<ComplimentQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

export function useCompliment(id: string) {
  return useQuery({
    queryKey: ["compliment", id],
    queryFn: ({ signal }) => bodyOf<Compliment>(feedback.GET("/api/feedback/compliments/{id}", { params: { path: { id } }, signal })),
  });
}

function take(step: Step, id: string) {
  const params = { path: { id } };
  switch (step) {
    case "forward":
      return feedback.POST("/api/feedback/compliments/{id}/forward", { params });
    case "thank":
      return feedback.POST("/api/feedback/compliments/{id}/thank", { params });
    case "close":
      return feedback.POST("/api/feedback/compliments/{id}/close", { params });
  }
}

function useRefresh(id: string) {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: ["compliment", id] }), client.invalidateQueries({ queryKey: VOICES })]);
}

export function useStep(id: string) {
  const refresh = useRefresh(id);
  return useMutation({ mutationFn: (step: Step) => bodyOf<Compliment>(take(step, id)), onSettled: refresh });
}

export function useComplete(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: ({ unit, person, personId }: Concerned) =>
      bodyOf<Compliment>(feedback.PUT("/api/feedback/compliments/{id}", { params: { path: { id } }, body: { unit: unit.trim() || null, person: person.trim() || null, personId } })),
    onSuccess: refresh,
  });
}
