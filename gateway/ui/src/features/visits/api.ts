import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type EvaluationQuery, type SecurityFindingQuery, type SiteVisitQuery, bodyOf, feedback, given, ifMatch } from "@/lib/clients";
import type { EvaluationList, NewSecurityFinding, Page, PlannedVisit, SecurityFinding, ShopperLink, SiteVisit, SiteVisitChange, SiteVisitDraft, VisitDetail, VisitMethod, VisitScript } from "@/lib/contract";
import { useOnce } from "@/lib/once";
import { usePages } from "@/lib/pages";

const VISITS = ["visits"] as const;
const FINDINGS = ["security-findings"] as const;

export interface VisitFilters {
  method: string;
  site: string;
  state: string;
}

export function useVisits(filters: VisitFilters) {
  return usePages([...VISITS, "list", filters], (after, signal) =>
    bodyOf<Page<SiteVisit>>(feedback.GET("/api/feedback/visits", { params: { query: given<SiteVisitQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

/** The questions in the reader's language, where the script has it. */
export function useVisit(id: string) {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: [...VISITS, id, lang],
    queryFn: ({ signal }) => bodyOf<VisitDetail>(feedback.GET("/api/feedback/visits/{id}", { params: { path: { id }, query: { lang } }, signal })),
  });
}

export function useScripts(method: VisitMethod) {
  return useQuery({
    queryKey: ["visit-scripts", method],
    queryFn: ({ signal }) => bodyOf<VisitScript[]>(feedback.GET("/api/feedback/visits/scripts", { params: { query: { method } }, signal })),
  });
}

/** The touchpoints of a site's journeys, those that are switched off as well. */
export function useStops(site: string) {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: ["evaluations", "stops", site, lang],
    enabled: site !== "",
    queryFn: ({ signal }) =>
      bodyOf<EvaluationList>(feedback.GET("/api/feedback/evaluations", { params: { query: given<EvaluationQuery>({ site, lang }) }, signal })).then((list) => list.items),
  });
}

function useRefresh(key: readonly string[]) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function usePlanVisit() {
  return useMutation({ mutationFn: (body: SiteVisitDraft) => bodyOf<PlannedVisit>(feedback.POST("/api/feedback/visits", { body })), onSuccess: useRefresh(VISITS) });
}

/** Read again also when it was refused: somebody may have changed it meanwhile. */
export function useChangeVisit({ id, revision }: SiteVisit) {
  return useMutation({
    mutationFn: (body: SiteVisitChange) => bodyOf<SiteVisit>(feedback.PUT("/api/feedback/visits/{id}", { params: { path: { id } }, headers: ifMatch(revision), body })),
    onSettled: useRefresh(VISITS),
  });
}

export function useCancelVisit({ id, revision }: SiteVisit) {
  return useMutation({
    mutationFn: () => bodyOf<SiteVisit>(feedback.POST("/api/feedback/visits/{id}/cancel", { params: { path: { id } }, headers: ifMatch(revision) })),
    onSettled: useRefresh(VISITS),
  });
}

export function useRenewLink({ id }: SiteVisit) {
  return useMutation({ mutationFn: () => bodyOf<ShopperLink>(feedback.POST("/api/feedback/visits/{id}/link", { params: { path: { id } } })), onSettled: useRefresh(VISITS) });
}

export interface FindingFilters {
  site: string;
  state: string;
}

export function useFindings(filters: FindingFilters) {
  return usePages([...FINDINGS, "list", filters], (after, signal) =>
    bodyOf<Page<SecurityFinding>>(feedback.GET("/api/feedback/security-findings", { params: { query: given<SecurityFindingQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

export function useFinding(id: string) {
  return useQuery({
    queryKey: [...FINDINGS, id],
    queryFn: ({ signal }) => bodyOf<SecurityFinding>(feedback.GET("/api/feedback/security-findings/{id}", { params: { path: { id } }, signal })),
  });
}

export function useRecordFinding() {
  const once = useOnce();
  return useMutation({
    mutationFn: (body: NewSecurityFinding) => bodyOf<SecurityFinding>(feedback.POST("/api/feedback/security-findings", { params: { header: { "Idempotency-Key": once(body) } }, body })),
    onSuccess: useRefresh(FINDINGS),
  });
}

export function useHandleFinding(id: string) {
  return useMutation({
    mutationFn: (note: string) => bodyOf<SecurityFinding>(feedback.POST("/api/feedback/security-findings/{id}/handle", { params: { path: { id } }, body: { note } })),
    onSettled: useRefresh(FINDINGS),
  });
}
