import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CustomerCountQuery, type CustomerQuery, type InvitationQuery, bodyOf, feedback, given, ifMatch } from "@/lib/clients";
import type { ConsentSource, Customer, CustomerCounts, CustomerDetail, CustomerDraft, DepartureReason, DepartureReport, Import, Invitation, InvitationOutlook, InvitationWish, Page, Referrer, VisitSource, VisitSourceSecret } from "@/lib/contract";
import { usePages } from "@/lib/pages";

export const CUSTOMERS = ["customers"] as const;
const INVITATIONS = ["invitations"] as const;
const SOURCES = ["visit-sources"] as const;

export interface CustomerFilters {
  site: string;
  type: string;
  kind: string;
  state: string;
  loyalty?: string;
  q: string;
}

export function useCustomers(filters: CustomerFilters) {
  return usePages([...CUSTOMERS, filters], (after, signal) =>
    bodyOf<Page<Customer>>(feedback.GET("/api/feedback/customers", { params: { query: given<CustomerQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

export function useCustomer(id: string) {
  return useQuery({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => bodyOf<CustomerDetail>(feedback.GET("/api/feedback/customers/{id}", { params: { path: { id } }, signal })),
  });
}

/** A change of one customer, as data. */
export type Change =
  | { kind: "correct"; revision: number; body: CustomerDraft }
  | { kind: "consent"; body: { given: boolean; source?: ConsentSource; linkAnswers?: boolean } }
  | { kind: "merge"; other: string }
  | { kind: "undo"; merge: string }
  | { kind: "erase" }
  | { kind: "depart"; body: { reason: DepartureReason; note?: string; departedOn?: string } }
  | { kind: "stay"; departure: string };

function send(id: string, change: Change): Promise<{ data?: unknown }> {
  const path = { id };
  switch (change.kind) {
    case "correct":
      return feedback.PUT("/api/feedback/customers/{id}", { params: { path, header: ifMatch(change.revision) }, body: change.body });
    case "consent":
      return feedback.POST("/api/feedback/customers/{id}/consent", { params: { path }, body: change.body });
    case "merge":
      return feedback.POST("/api/feedback/customers/{id}/merge", { params: { path }, body: { other: change.other } });
    case "undo":
      return feedback.POST("/api/feedback/customers/{id}/merges/{merge}/undo", { params: { path: { id, merge: change.merge } } });
    case "erase":
      return feedback.POST("/api/feedback/customers/{id}/erase", { params: { path } });
    case "depart":
      return feedback.POST("/api/feedback/customers/{id}/departures", { params: { path }, body: change.body });
    case "stay":
      return feedback.POST("/api/feedback/customers/{id}/departures/{departure}/withdraw", { params: { path: { id, departure: change.departure } } });
  }
}

/** What lists and numbers tell of customers. */
function recount(client: QueryClient): void {
  for (const queryKey of [CUSTOMERS, ["customer-counts"], ["departures"], INVITATIONS]) {
    void client.invalidateQueries({ queryKey });
  }
}

export function useChangeCustomer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => bodyOf<CustomerDetail>(send(id, change)),
    onSuccess: (detail) => {
      client.setQueryData(["customer", id], detail);
      recount(client);
    },
  });
}

export function useEnterCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: CustomerDraft) => bodyOf<CustomerDetail>(feedback.POST("/api/feedback/customers", { body: draft })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: CUSTOMERS });
    },
  });
}

export function useCounts(site: string) {
  return useQuery({ queryKey: ["customer-counts", site], queryFn: ({ signal }) => bodyOf<CustomerCounts>(feedback.GET("/api/feedback/customers/counts", { params: { query: given<CustomerCountQuery>({ site }) }, signal })) });
}

export function useDepartures(site: string) {
  return useQuery({ queryKey: ["departures", site], queryFn: ({ signal }) => bodyOf<DepartureReport>(feedback.GET("/api/feedback/customers/departures", { params: { query: given<CustomerCountQuery>({ site }) }, signal })) });
}

export function useReferrers(site: string) {
  return useQuery({ queryKey: ["referrers", site], queryFn: ({ signal }) => bodyOf<Page<Referrer>>(feedback.GET("/api/feedback/customers/referrals", { params: { query: given<CustomerCountQuery>({ site }) }, signal })).then((page) => page.items) });
}

export function useInvitations(filters: { site: string; state: string }) {
  return usePages([...INVITATIONS, filters], (after, signal) =>
    bodyOf<Page<Invitation>>(feedback.GET("/api/feedback/invitations", { params: { query: given<InvitationQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

export function usePreview() {
  return useMutation({ mutationFn: (wish: InvitationWish) => bodyOf<InvitationOutlook>(feedback.POST("/api/feedback/invitations/preview", { body: wish })) });
}

export function usePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: InvitationWish) => bodyOf<InvitationOutlook>(feedback.POST("/api/feedback/invitations", { body: wish })),
    onSuccess: () => client.invalidateQueries({ queryKey: INVITATIONS }),
  });
}

export function useCancelInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => feedback.POST("/api/feedback/invitations/{id}/cancel", { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS }),
  });
}

export function useSources() {
  return useQuery({ queryKey: SOURCES, queryFn: ({ signal }) => bodyOf<Page<VisitSource>>(feedback.GET("/api/feedback/visit-sources", { signal })).then((page) => page.items) });
}

function useRefreshSources() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: SOURCES });
}

export function useMakeSource() {
  return useMutation({ mutationFn: (source: { code: string; name: string; sites: string[] }) => bodyOf<VisitSourceSecret>(feedback.POST("/api/feedback/visit-sources", { body: source })), onSuccess: useRefreshSources() });
}

export function useRenewSource() {
  return useMutation({ mutationFn: (code: string) => bodyOf<VisitSourceSecret>(feedback.POST("/api/feedback/visit-sources/{code}/secret", { params: { path: { code } } })), onSuccess: useRefreshSources() });
}

export function useCloseSource() {
  return useMutation({ mutationFn: (code: string) => feedback.POST("/api/feedback/visit-sources/{code}/close", { params: { path: { code } } }), onSuccess: useRefreshSources() });
}

export function useImportVisits() {
  return useMutation({
    mutationFn: (file: File) =>
      bodyOf<{ id: string }>(
        feedback.POST("/api/feedback/imports", {
          params: { query: { profile: "touchpoint-visits", name: file.name.slice(0, 200) } },
          body: file as unknown as string,
          bodySerializer: (body) => body as unknown as BodyInit,
          headers: { "Content-Type": "application/octet-stream" },
        }),
      ),
  });
}

const OVER = ["DONE", "FAILED"];

/** An import, looked at again until it is over. */
export function useImport(id: string | undefined) {
  return useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => bodyOf<Import>(feedback.GET("/api/feedback/imports/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && OVER.includes(state.data.state) ? false : 1_000),
  });
}
