import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type PromiseQuery, bodyOf, complaints, given, ifMatch } from "@/lib/clients";
import type { KeptRate, NewPromise, Page, PromiseGiven, Recovery, Renegotiation } from "@/lib/contract";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";
import { usePages } from "@/lib/pages";
import { type View, queryOf } from "./model";

export const PROMISES = ["promises"] as const;
const NEWS: readonly LiveKind[] = ["complaint"];

export function usePromises({ view, site, dueBefore }: { view: View; site: string; dueBefore: string }) {
  return usePages([...PROMISES, view, site, dueBefore], (after, signal) =>
    bodyOf<Page<PromiseGiven>>(complaints.GET("/api/complaints/promises", { params: { query: given<PromiseQuery>({ ...queryOf(view), site, dueBefore, after, limit: 50 }) }, signal })),
  );
}

/** How many promises were kept in time, whatever state the list shows. */
export function useKeptRate({ site, dueBefore }: { site: string; dueBefore: string }) {
  return useQuery({
    queryKey: [...PROMISES, "rate", site, dueBefore],
    queryFn: ({ signal }) => bodyOf<KeptRate>(complaints.GET("/api/complaints/promises/kept-rate", { params: { query: given<{ site?: string; dueBefore?: string }>({ site, dueBefore }) }, signal })),
  });
}

export function usePromisesOf(complaint: string) {
  useRefreshOnNews(NEWS, [...PROMISES, "of", complaint]);
  return useQuery({
    queryKey: [...PROMISES, "of", complaint],
    queryFn: ({ signal }) => bodyOf<PromiseGiven[]>(complaints.GET("/api/complaints/{id}/promises", { params: { path: { id: complaint } }, signal })),
  });
}

/** What may be done about a promise, as data. */
export type Wish =
  | { kind: "make"; body: NewPromise; once: string }
  | { kind: "keep"; promise: PromiseGiven; proof: string }
  | { kind: "break"; promise: PromiseGiven; reason: string }
  | { kind: "renegotiate"; promise: PromiseGiven; body: Renegotiation }
  | { kind: "recover"; recovery: Recovery; note: string };

function send(complaint: string, wish: Wish): Promise<unknown> {
  const id = complaint;
  switch (wish.kind) {
    case "make":
      return complaints.POST("/api/complaints/{id}/promises", { params: { path: { id }, header: { "Idempotency-Key": wish.once } }, body: wish.body });
    case "keep":
      return complaints.POST("/api/complaints/{id}/promises/{promise}/keep", { params: seen(id, wish.promise), body: { proof: wish.proof } });
    case "break":
      return complaints.POST("/api/complaints/{id}/promises/{promise}/break", { params: seen(id, wish.promise), body: { reason: wish.reason } });
    case "renegotiate":
      return complaints.POST("/api/complaints/{id}/promises/{promise}/renegotiate", { params: seen(id, wish.promise), body: wish.body });
    case "recover":
      return complaints.POST("/api/complaints/{id}/recoveries/{recovery}/done", { params: { path: { id, recovery: wish.recovery.id } }, body: { note: wish.note } });
  }
}

function seen(id: string, promise: PromiseGiven) {
  return { path: { id, promise: promise.id }, header: ifMatch(promise.revision) };
}

/** A promise also stands in the timeline of its case, and decides what may be done with it. */
async function refresh(client: QueryClient, complaint: string): Promise<void> {
  void client.invalidateQueries({ queryKey: ["complaint", complaint] });
  await client.invalidateQueries({ queryKey: PROMISES });
}

/** Does it, and reads again what is there; also after a refusal, because somebody else may have been first. */
export function useWish(complaint: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Wish) => send(complaint, wish),
    onSettled: () => refresh(client, complaint),
  });
}
