import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CasePlan, ComplaintDetail, ContactPlan, LetterTemplate, NewContactPlan, Page, PlanProposal, PlanReview } from "@/lib/contract";
import { bodyOf, complaints, ifMatch } from "@/lib/clients";
import { usePages } from "@/lib/pages";

const PLANS = "contact-plans";

/** The words that a letter about a plan must hold; a template with all of them is one for it. */
export const PLAN_WORDS = ["{plan-person}", "{plan-every}", "{plan-until}"] as const;

export function tellsOfPlan({ text }: Pick<LetterTemplate, "text">): boolean {
  return PLAN_WORDS.every((word) => text.includes(word));
}

/** The text to begin with: in the customer's language if there is one. */
export function planTemplate(templates: readonly LetterTemplate[], language: string): LetterTemplate | undefined {
  const fit = templates.filter(tellsOfPlan);
  return fit.find((template) => template.language === language) ?? fit.find((template) => template.language === "en") ?? fit[0];
}

/** A day so many months from a day, as a date field wants it; the last of the month where it has no such day. */
export function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** How we stay in contact with the customer of a case. */
export function useCasePlan({ id, revision }: ComplaintDetail) {
  return useQuery({
    queryKey: [PLANS, "case", id, revision],
    queryFn: ({ signal }) => bodyOf<CasePlan>(complaints.GET("/api/complaints/{id}/contact-plan", { params: { path: { id } }, signal })),
  });
}

export function usePlans(site: string, state: string) {
  return usePages<ContactPlan>([PLANS, "list", site, state], (after, signal) =>
    bodyOf<Page<ContactPlan>>(
      complaints.GET("/api/complaints/contact-plans", {
        params: { query: { ...(site && { site }), ...(state && { state: state as ContactPlan["state"] }), ...(after !== undefined && { after }), limit: 50 } },
        signal,
      }),
    ),
  );
}

export function useProposals(site: string) {
  return useQuery({
    queryKey: [PLANS, "proposed", site],
    queryFn: ({ signal }) => bodyOf<PlanProposal[]>(complaints.GET("/api/complaints/contact-plans/proposed", { params: { query: { ...(site && { site }) } }, signal })),
  });
}

export type PlanWish =
  | { kind: "decide"; complaint: string; body: NewContactPlan; once: string }
  | { kind: "decline"; complaint: string; reason: string; once: string }
  | { kind: "review"; plan: ContactPlan; body: PlanReview; once: string };

function sent(wish: PlanWish) {
  const header = { "Idempotency-Key": wish.once };
  switch (wish.kind) {
    case "decide":
      return complaints.POST("/api/complaints/{id}/contact-plan", { params: { path: { id: wish.complaint }, header }, body: wish.body });
    case "decline":
      return complaints.POST("/api/complaints/{id}/contact-plan/decline", { params: { path: { id: wish.complaint }, header }, body: { reason: wish.reason } });
    case "review":
      return complaints.POST("/api/complaints/contact-plans/{plan}/review", { params: { path: { plan: wish.plan.id }, header: { ...header, ...ifMatch(wish.plan.revision) } }, body: wish.body });
  }
}

/** Whatever comes of it, what is shown is read again. */
export function usePlanWish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: PlanWish) => bodyOf<ContactPlan>(sent(wish)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [PLANS] });
      void client.invalidateQueries({ queryKey: ["complaint"] });
    },
  });
}
