import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Alert, AlertDetail, AlertState, FeedbackResponseDetail, MomentRules, MomentRulesView, Page, WantedRules } from "@/lib/contract";
import { casesOf } from "@/lib/cases";
import { type AlertQuery, bodyOf, feedback, given, ifMatch } from "@/lib/clients";
import { type LiveKind, useLiveState, useRefreshOnNews } from "@/lib/live";
import { usePages } from "@/lib/pages";
import { hasStatus } from "@/lib/problem";

export const ALERTS = ["alerts"] as const;
const RULES = ["moment-rules"] as const;

export const NEWS: readonly LiveKind[] = ["alert"];
const NONE: readonly LiveKind[] = [];
const CASES: readonly LiveKind[] = ["complaint"];

/** An alert wants a person within minutes: while no news can come, what is shown reads itself again, and now and then in any case. */
const PAUSED_MS = 15_000;
const ANYWAY_MS = 60_000;

function useRefreshMs(): number {
  return useLiveState() === "live" ? ANYWAY_MS : PAUSED_MS;
}

export interface AlertFilters {
  site: string;
  state: string;
}

export function useAlerts(filters: AlertFilters) {
  // News stands above the list; what came by unheard is read when the connection is back.
  useRefreshOnNews(NONE, ALERTS);
  return usePages(
    [...ALERTS, filters],
    (after, signal) => bodyOf<Page<Alert>>(feedback.GET("/api/feedback/alerts", { params: { query: given<AlertQuery>({ ...filters, after, limit: 50 }) }, signal })),
    useRefreshMs(),
  );
}

export function useAlert(id: string) {
  useRefreshOnNews(NEWS, ["alert", id]);
  return useQuery({
    queryKey: ["alert", id],
    queryFn: ({ signal }) => bodyOf<AlertDetail>(feedback.GET("/api/feedback/alerts/{id}", { params: { path: { id } }, signal })),
    refetchInterval: useRefreshMs(),
  });
}

/** What was said in one of the answers. */
export function useAnswer(id: string) {
  return useQuery({
    queryKey: ["response", id],
    queryFn: ({ signal }) => bodyOf<FeedbackResponseDetail>(feedback.GET("/api/feedback/responses/{id}", { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });
}

/** The cases that the complaint service has opened for these answers. */
export function useCases(responses: readonly string[]) {
  useRefreshOnNews(CASES, ["cases-of", responses]);
  return useQuery({
    queryKey: ["cases-of", responses],
    enabled: responses.length > 0,
    queryFn: ({ signal }) => casesOf(responses, signal),
    refetchInterval: useRefreshMs(),
  });
}

export function useMove(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ to, note }: { to: AlertState; note: string }) =>
      bodyOf<Alert>(feedback.POST("/api/feedback/alerts/{id}/moves", { params: { path: { id } }, body: { to, ...(note.trim() && { note: note.trim() }) } })),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ["alert", id] }), client.invalidateQueries({ queryKey: ALERTS })]),
  });
}

export function useRules() {
  return useQuery({ queryKey: RULES, queryFn: ({ signal }) => bodyOf<MomentRulesView>(feedback.GET("/api/feedback/moment-rules", { signal })) });
}

export function useChangeRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, wanted }: { seen: number; wanted: WantedRules }) => bodyOf<MomentRules>(feedback.PUT("/api/feedback/moment-rules", { params: { header: ifMatch(seen) }, body: wanted })),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
    onError: (error) => (hasStatus(error, 412) ? client.invalidateQueries({ queryKey: RULES }) : undefined),
  });
}
