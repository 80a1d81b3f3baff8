import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type RemedyQuery, type ReturnCheckQuery, type ReturnRateQuery, bodyOf, complaints, given, ifMatch } from "@/lib/clients";
import type { Afterwards, NewRemedy, NewReturnAnswer, Page, RemediesOfCase, RemedyGiven, ReturnCheck, ReturnRate } from "@/lib/contract";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";
import { usePages } from "@/lib/pages";

const RECOVERY = ["recovery"] as const;
const NEWS: readonly LiveKind[] = ["complaint"];

export function useRemediesOf(complaint: string) {
  useRefreshOnNews(NEWS, [...RECOVERY, "remedies", complaint]);
  return useQuery({
    queryKey: [...RECOVERY, "remedies", complaint],
    queryFn: ({ signal }) => bodyOf<RemediesOfCase>(complaints.GET("/api/complaints/{id}/remedies", { params: { path: { id: complaint } }, signal })),
  });
}

export function useAfterwards(complaint: string) {
  useRefreshOnNews(NEWS, [...RECOVERY, "afterwards", complaint]);
  return useQuery({
    queryKey: [...RECOVERY, "afterwards", complaint],
    queryFn: ({ signal }) => bodyOf<Afterwards>(complaints.GET("/api/complaints/{id}/afterwards", { params: { path: { id: complaint } }, signal })),
  });
}

export function useToApprove(site: string, aboveManagers: boolean) {
  return usePages([...RECOVERY, "waiting", site, aboveManagers], (after, signal) =>
    bodyOf<Page<RemedyGiven>>(complaints.GET("/api/complaints/remedies/waiting", { params: { query: given<RemedyQuery>({ site, aboveManagers: aboveManagers ? "true" : "", after, limit: 50 }) }, signal })),
  );
}

export function useReturnChecks(site: string) {
  return usePages([...RECOVERY, "checks", site], (after, signal) =>
    bodyOf<Page<ReturnCheck>>(complaints.GET("/api/complaints/return-checks", { params: { query: given<ReturnCheckQuery>({ site, state: "OPEN", after, limit: 50 }) }, signal })),
  );
}

export function useReturnRates(filters: { site: string; from: string; to: string }) {
  return useQuery({
    queryKey: [...RECOVERY, "rates", filters],
    queryFn: ({ signal }) => bodyOf<ReturnRate[]>(complaints.GET("/api/complaints/return-rates", { params: { query: given<ReturnRateQuery>({ ...filters }) }, signal })),
  });
}

/** What may be done about a recovery, as data. */
export type Wish =
  | { kind: "give"; complaint: string; body: NewRemedy; once: string }
  | { kind: "approve" | "decline"; remedy: RemedyGiven; reason: string }
  | { kind: "answer"; check: ReturnCheck; body: NewReturnAnswer };

function send(wish: Wish): Promise<unknown> {
  switch (wish.kind) {
    case "give":
      return complaints.POST("/api/complaints/{id}/remedies", { params: { path: { id: wish.complaint }, header: { "Idempotency-Key": wish.once } }, body: wish.body });
    case "approve":
      return complaints.POST("/api/complaints/{id}/remedies/{remedy}/approve", { params: seen(wish.remedy), body: wish.reason ? { reason: wish.reason } : {} });
    case "decline":
      return complaints.POST("/api/complaints/{id}/remedies/{remedy}/decline", { params: seen(wish.remedy), body: { reason: wish.reason } });
    case "answer":
      return complaints.POST("/api/complaints/{id}/return-checks/{check}/answer", {
        params: { path: { id: wish.check.complaint, check: wish.check.id }, header: ifMatch(wish.check.revision) },
        body: wish.body,
      });
  }
}

function seen(remedy: RemedyGiven) {
  return { path: { id: remedy.complaint, remedy: remedy.id }, header: ifMatch(remedy.revision) };
}

function caseOf(wish: Wish): string {
  switch (wish.kind) {
    case "give":
      return wish.complaint;
    case "approve":
    case "decline":
      return wish.remedy.complaint;
    case "answer":
      return wish.check.complaint;
  }
}

/** Does it, and reads again what is there, the timeline of the case too; also after a refusal, because somebody else may have been first. */
export function useWish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: (_done, _error, wish) => {
      void client.invalidateQueries({ queryKey: ["complaint", caseOf(wish)] });
      return client.invalidateQueries({ queryKey: RECOVERY });
    },
  });
}
