import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Coverage, Evaluation, EvaluationList, EvaluationPlan, Journey } from "@/lib/contract";
import { type CoverageQuery, type EvaluationQuery, bodyOf, feedback, given } from "@/lib/clients";
import type { CustomerType } from "./model";

const JOURNEYS = ["journeys"] as const;
const STANDING = ["evaluations"] as const;
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
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: JOURNEYS }), client.invalidateQueries({ queryKey: STANDING })]),
  });
}

interface AtSite {
  site: string;
  customerType: CustomerType;
  touchpoint: string;
}

export function useSwitch() {
  return useChange(({ on, ...path }: AtSite & { on: boolean }) =>
    bodyOf<Evaluation>(
      on
        ? feedback.POST("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/on", { params: { path } })
        : feedback.POST("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/off", { params: { path } }),
    ),
  );
}

/** A plan of the organisation, or of the site that is named. */
export function useSavePlan() {
  return useChange(({ site, plan, ...path }: Omit<AtSite, "site"> & { site: string | null; plan: Partial<EvaluationPlan> }) => {
    const body = plan as EvaluationPlan as never;
    return site === null
      ? bodyOf<unknown>(feedback.PUT("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/plan", { params: { path }, body }))
      : bodyOf<unknown>(feedback.PUT("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan", { params: { path: { site, ...path } }, body }));
  });
}

export function useDropPlan() {
  return useChange((path: AtSite) => bodyOf<Evaluation>(feedback.DELETE("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan", { params: { path } })));
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
  return useChange(({ touchpoint, ...body }: TouchpointDraft & { touchpoint: string }) =>
    bodyOf<Journey>(feedback.PUT("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}", { params: { path: { customerType, touchpoint } }, body })),
  );
}

export function useRetire(customerType: CustomerType) {
  return useChange(({ touchpoint, back }: { touchpoint: string; back: boolean }) => {
    const params = { path: { customerType, touchpoint } };
    return bodyOf<Journey>(
      back
        ? feedback.POST("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/restore", { params })
        : feedback.POST("/api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/retire", { params }),
    );
  });
}

export function useReorder(customerType: CustomerType) {
  return useChange((touchpoints: string[]) =>
    bodyOf<Journey>(feedback.PUT("/api/feedback/journeys/{customerType}/order", { params: { path: { customerType } }, body: { touchpoints } })),
  );
}
