import { type InfiniteData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BulkChange, BulkOutcome, CaseFilter, Complaint, ComplaintStatus, InboxCounts, Move, Page, SavedFilter } from "@/lib/contract";
import { bodyOf, complaints, given, ifMatch } from "@/lib/clients";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";
import { COMPLAINTS, type ComplaintFilters } from "./api";

const INBOX = ["inbox"] as const;
const FILTERS = ["case-filters"] as const;
const NEWS: readonly LiveKind[] = ["complaint"];

/** Nothing is asked for. */
export const NO_FILTERS: ComplaintFilters = { site: "", status: "", severity: "", cause: "", area: "", formality: "", unit: "", owner: "", overdue: "", q: "", from: "", to: "" };

/** How many cases wait, for the tabs. */
export function useInboxCounts(site: string) {
  useRefreshOnNews(NEWS, INBOX);
  return useQuery({
    queryKey: [...INBOX, site],
    queryFn: ({ signal }) => bodyOf<InboxCounts>(complaints.GET("/api/complaints/inbox", { params: { query: given<{ site?: string }>({ site }) }, signal })),
  });
}

/** Reads again what a change of cases makes stale. */
export function useWorkRefresh() {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: COMPLAINTS }), client.invalidateQueries({ queryKey: INBOX }), client.invalidateQueries({ queryKey: ["complaint"] })]);
}

/** Makes the reader the owner of a case, over the version that they see in the list. */
export function useTake(me: string) {
  const refresh = useWorkRefresh();
  return useMutation({
    mutationFn: ({ id, revision, unit }: Complaint) =>
      bodyOf(complaints.POST("/api/complaints/{id}/owner", { params: { path: { id }, header: ifMatch(revision) }, body: { id: me, unit: unit?.code ?? null, note: null } })),
    onSettled: refresh,
  });
}

/** Files a case under its new state in the lists that are shown, before they are read again: each of them comes back in its own time, and a case is in one column. */
export function useRefile() {
  const client = useQueryClient();
  return (id: string, status: ComplaintStatus) => {
    client.setQueriesData<InfiniteData<Page<Complaint>>>({ queryKey: COMPLAINTS }, (list) =>
      list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === id ? { ...item, status } : item)) })) },
    );
  };
}

/** A move of a case, over the version that was seen. */
export function useMove() {
  const refresh = useWorkRefresh();
  const refile = useRefile();
  return useMutation({
    mutationFn: ({ id, revision, move }: { id: string; revision: number; move: Move }) =>
      bodyOf(complaints.POST("/api/complaints/{id}/moves", { params: { path: { id }, header: ifMatch(revision) }, body: move })),
    onSuccess: (_, { id, move }) => {
      refile(id, move.to);
    },
    onSettled: refresh,
  });
}

/** One change of many cases; the key makes a second try one with the first. */
export function useBulk() {
  const refresh = useWorkRefresh();
  return useMutation({
    mutationFn: ({ change, once }: { change: BulkChange; once: string }) =>
      bodyOf<{ cases: BulkOutcome[] }>(complaints.POST("/api/complaints/bulk", { params: { header: { "Idempotency-Key": once } }, body: change })).then(({ cases }) => cases),
    onSettled: refresh,
  });
}

export function useSavedFilters() {
  return useQuery({ queryKey: FILTERS, queryFn: ({ signal }) => bodyOf<SavedFilter[]>(complaints.GET("/api/complaints/filters", { signal })) });
}

/** What can be done with a saved filter, as data. */
export type FilterChange =
  | { kind: "save"; site: string | null; name: string; filter: CaseFilter }
  | { kind: "change"; saved: SavedFilter; name: string; filter: CaseFilter }
  | { kind: "delete"; saved: SavedFilter }
  | { kind: "order"; ids: string[] };

function apply(change: FilterChange) {
  switch (change.kind) {
    case "save":
      return complaints.POST("/api/complaints/filters", { body: { site: change.site, name: change.name, filter: change.filter } });
    case "change":
      return complaints.PUT("/api/complaints/filters/{filter}", {
        params: { path: { filter: change.saved.id }, header: ifMatch(change.saved.revision) },
        body: { site: change.saved.site, name: change.name, filter: change.filter },
      });
    case "delete":
      return complaints.DELETE("/api/complaints/filters/{filter}", { params: { path: { filter: change.saved.id } } });
    case "order":
      return complaints.PUT("/api/complaints/filters/order", { body: { ids: change.ids } });
  }
}

export function useChangeFilters() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (change: FilterChange) => bodyOf<SavedFilter | undefined>(apply(change)), onSettled: () => client.invalidateQueries({ queryKey: FILTERS }) });
}

/** Says that what the customer wrote has been read. */
export function useRead() {
  const refresh = useWorkRefresh();
  return useMutation({ mutationFn: (id: string) => bodyOf(complaints.POST("/api/complaints/{id}/read", { params: { path: { id } } })), onSuccess: refresh });
}
