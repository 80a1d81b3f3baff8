import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Complaint, ComplaintDetail, Intake, Move, Owner, Page, Staff } from "@/lib/contract";
import { request } from "@/lib/http";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";
import { usePages } from "@/lib/pages";
import { hasStatus } from "@/lib/problem";

export const COMPLAINTS = ["complaints"] as const;
const NEWS: readonly LiveKind[] = ["complaint"];

export interface ComplaintFilters {
  site: string;
  status: string;
  severity: string;
  cause: string;
  owner: string;
  overdue: string;
  q: string;
  from: string;
  to: string;
}

/** A change of one case, as data, so that it can be shown and tried again after a conflict. */
export type Change =
  | { kind: "moves"; body: Move }
  | { kind: "owner"; body: Owner | Record<string, never> }
  | { kind: "notes"; body: { text: string; visibleToCustomer: boolean } };

export interface Conflict {
  wanted: Change;
  seen: ComplaintDetail;
  now: ComplaintDetail;
}

export function useComplaints(filters: ComplaintFilters) {
  return usePages([...COMPLAINTS, filters], (after, signal) => request<Page<Complaint>>("GET", "/api/complaints", { query: { ...filters, after, limit: 50 }, signal }));
}

function read(id: string, signal?: AbortSignal): Promise<ComplaintDetail> {
  return request("GET", `/api/complaints/${encodeURIComponent(id)}`, { signal });
}

export function useComplaint(id: string) {
  useRefreshOnNews(NEWS, ["complaint", id]);
  return useQuery({ queryKey: ["complaint", id], queryFn: ({ signal }) => read(id, signal) });
}

/** Sends a change of the version that the person saw; somebody else's change in between comes back as a conflict, with both versions. */
export function useChange(onConflict: (conflict: Conflict) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ change, seen }: { change: Change; seen: ComplaintDetail }) => {
      try {
        await request("POST", `/api/complaints/${encodeURIComponent(seen.id)}/${change.kind}`, { body: change.body, revision: seen.revision });
        return true;
      } catch (error) {
        if (!hasStatus(error, 412)) {
          throw error;
        }
        const now = await read(seen.id);
        client.setQueryData(["complaint", seen.id], now);
        onConflict({ wanted: change, seen, now });
        return false;
      }
    },
    onSuccess: async (done, { seen }) => {
      if (done) {
        await client.invalidateQueries({ queryKey: ["complaint", seen.id] });
        void client.invalidateQueries({ queryKey: COMPLAINTS });
      }
    },
  });
}

export function useIntake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ intake, once }: { intake: Intake; once: string }) => request<ComplaintDetail>("POST", "/api/complaints", { body: intake, idempotencyKey: once }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: COMPLAINTS });
    },
  });
}

/** Colleagues whom the person may see, to hand a case over to. */
export function useAssignable() {
  return useQuery({
    queryKey: ["staff"],
    queryFn: ({ signal }) => request<Page<Staff>>("GET", "/api/directory/staff", { signal }).then((page) => page.items),
    staleTime: 60_000,
  });
}
