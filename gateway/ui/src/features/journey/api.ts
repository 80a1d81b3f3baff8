import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Coverage, CustomerTypeRules, Evaluation, EvaluationList, EvaluationPlan, ImpressionList, Journey, JourneyStop, Need, WantedTypeRules } from "@/lib/contract";
import { type CoverageQuery, type EvaluationQuery, type ImpressionQuery, type NeedsQuery, bodyOf, feedback, given, ifMatch, reporting } from "@/lib/clients";
import { hasStatus } from "@/lib/problem";
import type { CustomerType } from "./model";

const JOURNEYS = ["journeys"] as const;
const STANDING = ["evaluations"] as const;
const RULES = ["customer-types"] as const;
const REFRESH_MS = 60_000;

interface Where {
  site?: string;
  region?: string;
  customerType?: string;
  pastDue?: string;
  lang: string;
}

export function useJourneys() {
  return useQuery({
    queryKey: JOURNEYS,
    queryFn: ({ signal }) => bodyOf<Journey[]>(feedback.GET("/api/feedback/journeys", { signal })),
  });
}

export function useCoverage(where: Where, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...STANDING, "coverage", where],
    queryFn: ({ signal }) => bodyOf<Coverage>(feedback.GET("/api/feedback/coverage", { params: { query: given<CoverageQuery>({ ...where }) }, signal })),
    refetchInterval: REFRESH_MS,
  });
}

export function useEvaluations(where: Where, enabled: boolean) {
  return useQuery({
    queryKey: [...STANDING, "list", where],
    queryFn: ({ signal }) => bodyOf<EvaluationList>(feedback.GET("/api/feedback/evaluations", { params: { query: given<EvaluationQuery>({ ...where }) }, signal })),
    refetchInterval: REFRESH_MS,
    enabled,
  });
}

/** How the journeys of the sites in sight begin and end. */
export function useImpressions(where: Where) {
  return useQuery({
    queryKey: [...STANDING, "impressions", where],
    queryFn: ({ signal }) => bodyOf<ImpressionList>(feedback.GET("/api/feedback/impressions", { params: { query: given<ImpressionQuery>({ ...where }) }, signal })),
    refetchInterval: REFRESH_MS,
  });
}

export function useTypeRules() {
  return useQuery({
    queryKey: RULES,
    queryFn: ({ signal }) => bodyOf<CustomerTypeRules[]>(feedback.GET("/api/feedback/customer-types", { signal })),
  });
}

/** What matters to each customer type, at one site or at all in sight together. */
export function useNeeds(site: string) {
  return useQuery({
    queryKey: ["needs", site],
    queryFn: ({ signal }) => bodyOf<{ needs: Need[] }>(reporting.GET("/api/reports/needs", { params: { query: given<NeedsQuery>({ site }) }, signal })).then(({ needs }) => needs),
  });
}

export function useSampleSize(wanted: { halfWidth: number; level: number; contacts?: number } | null) {
  return useQuery({
    queryKey: ["sample-size", wanted],
    queryFn: ({ signal }) =>
      wanted === null ? null : bodyOf<{ needed: number }>(feedback.GET("/api/feedback/sample-size", { params: { query: wanted }, signal })).then((answer) => answer.needed),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

/** Whatever is changed here changes how touchpoints stand. */
function useChange<V, T = unknown>(change: (values: V) => Promise<T>) {
  const client = useQueryClient();
  const refresh = () => Promise.all([JOURNEYS, STANDING, RULES].map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: change,
    onSuccess: refresh,
    // What another person saved comes into sight around the question what to do about it.
    onError: (error) => (hasStatus(error, 412) ? refresh() : undefined),
  });
}

interface AtSite {
  site: string;
  customerType: CustomerType;
  touchpoint: string;
}

export interface Switching extends AtSite {
  on: boolean;
  /** Of what the site does otherwise, which the change is based on. */
  revision: number;
}

export function useSwitch() {
  return useChange(({ on, revision, ...path }: Switching) =>
    bodyOf<Evaluation>(
      on
        ? feedback.POST("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/on", { params: { path, header: ifMatch(revision) } })
        : feedback.POST("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/off", { params: { path, header: ifMatch(revision) } }),
    ),
  );
}

/** A plan of the organisation, or of the site that is named. */
export function useSavePlan() {
  return useChange(({ site, plan, revision, ...path }: Omit<AtSite, "site"> & { site: string | null; plan: Partial<EvaluationPlan>; revision: number }) => {
    const body = plan as EvaluationPlan as never;
    const header = ifMatch(revision);
    return site === null
      ? bodyOf<unknown>(feedback.PUT("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/plan", { params: { path, header }, body }))
      : bodyOf<unknown>(feedback.PUT("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan", { params: { path: { site, ...path }, header }, body }));
  });
}

export function useDropPlan() {
  return useChange(({ revision, ...path }: AtSite & { revision: number }) =>
    bodyOf<Evaluation>(feedback.DELETE("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan", { params: { path, header: ifMatch(revision) } })),
  );
}

export interface TouchpointDraft {
  kind: "INTERACTION" | "PHYSICAL";
  unit: string;
  name: Record<string, string>;
}

export function useAddTouchpoint(customerType: CustomerType) {
  return useChange((body: TouchpointDraft & { code: string; before?: string }) =>
    bodyOf<Journey>(feedback.POST("/api/feedback/journeys/{customerType}/touchpoints", { params: { path: { customerType } }, body })),
  );
}

export function useChangeTouchpoint(customerType: CustomerType) {
  return useChange(({ touchpoint, revision, ...body }: TouchpointDraft & { touchpoint: string; revision: number }) =>
    bodyOf<Journey>(feedback.PUT("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}", { params: { path: { customerType, touchpoint }, header: ifMatch(revision) }, body })),
  );
}

export function useRetire(customerType: CustomerType) {
  return useChange(({ stop, back }: { stop: JourneyStop; back: boolean }) => {
    const params = { path: { customerType, touchpoint: stop.code }, header: ifMatch(stop.revision) };
    return bodyOf<Journey>(
      back
        ? feedback.POST("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/restore", { params })
        : feedback.POST("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/retire", { params }),
    );
  });
}

export function useReorder(customerType: CustomerType) {
  return useChange(({ touchpoints, revision }: { touchpoints: string[]; revision: number }) =>
    bodyOf<Journey>(feedback.PUT("/api/feedback/journeys/{customerType}/order", { params: { path: { customerType }, header: ifMatch(revision) }, body: { touchpoints } })),
  );
}

export function useSaveRules(customerType: CustomerType) {
  return useChange(({ revision, ...body }: WantedTypeRules & { revision: number }) =>
    bodyOf<CustomerTypeRules>(feedback.PUT("/api/feedback/customer-types/{customerType}", { params: { path: { customerType }, header: ifMatch(revision) }, body })),
  );
}
