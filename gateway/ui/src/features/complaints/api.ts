import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AlertDetail, Classification, ClockExplained, Complaint, ComplaintDetail, Cycle, FeedbackResponseDetail, Intake, Letter, LostTime, Move, NotedParticulars, Owner, Page, Particulars, Restriction, Staff, Suggestion, Unit } from "@/lib/contract";
import { casesOf } from "@/lib/cases";
import { type ComplaintQuery, type HandOffQuery, bodyOf, complaints, feedback, gateway, given, ifMatch } from "@/lib/clients";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";
import { usePages } from "@/lib/pages";
import { hasStatus } from "@/lib/problem";
import { type Origin, answersOf } from "./intake";

export const COMPLAINTS = ["complaints"] as const;
const NEWS: readonly LiveKind[] = ["complaint"];

export interface ComplaintFilters {
  site: string;
  status: string;
  severity: string;
  cause: string;
  area: string;
  formality: string;
  unit: string;
  owner: string;
  overdue: string;
  open?: string;
  dueBy?: string;
  unread?: string;
  action?: string;
  rootCause?: string;
  sort?: string;
  q: string;
  from: string;
  to: string;
}

/** Where a case is to lie, and why. */
export interface Desk {
  unit: Unit | null;
  owner: Owner | null;
  note: string;
}

/** A change of one case, as data, so that it can be shown and tried again after a conflict. */
export type Change =
  | { kind: "moves"; body: Move }
  | { kind: "matter"; body: Classification }
  | { kind: "owner"; to: Desk }
  | { kind: "restriction"; to: Restriction | null }
  | { kind: "notes"; body: { text: string; visibleToCustomer: boolean } };

/** Notes overwrite nothing, so they never conflict. */
export type Overwriting = Exclude<Change, { kind: "notes" }>;

export interface Conflict {
  wanted: Overwriting;
  seen: ComplaintDetail;
  now: ComplaintDetail;
}

export function useComplaints(filters: ComplaintFilters) {
  return usePages([...COMPLAINTS, filters], (after, signal) =>
    bodyOf<Page<Complaint>>(complaints.GET("/api/complaints", { params: { query: given<ComplaintQuery>({ ...filters, after, limit: 50 }) }, signal })),
  );
}

/** What else the customer of a case complained of. */
export function useOtherCases(id: string) {
  return usePages([...COMPLAINTS, "same-customer", id], (after, signal) =>
    bodyOf<Page<Complaint>>(complaints.GET("/api/complaints", { params: { query: given<ComplaintQuery>({ sameCustomerAs: id, after, limit: 10 }) }, signal })),
  );
}

function read(id: string, signal?: AbortSignal): Promise<ComplaintDetail> {
  return bodyOf(complaints.GET("/api/complaints/{id}", { params: { path: { id } }, signal }));
}

export function useComplaint(id: string) {
  useRefreshOnNews(NEWS, ["complaint", id]);
  return useQuery({ queryKey: ["complaint", id], queryFn: ({ signal }) => read(id, signal) });
}

/** The scan of the letter that a case was opened from, if there is one. */
export function useScan({ id, site, channel }: ComplaintDetail) {
  return useQuery({
    queryKey: ["complaint-letter", id],
    queryFn: async ({ signal }) => {
      const found = await bodyOf<Page<Letter>>(feedback.GET("/api/feedback/letters", { params: { query: { site, became: id, limit: 1 } }, signal }));
      return found.items[0] ? `/api/feedback/letters/${found.items[0].id}/scan` : null;
    },
    enabled: channel === "LETTER",
  });
}

/** How the deadlines of a case come about; asked for when somebody wants to know, and again when the case has changed. */
export function useClock({ id, revision }: ComplaintDetail, wanted: boolean) {
  // The names of holidays come in the language of the page, which is not always that of the browser.
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ["complaint-clock", id, revision, language],
    queryFn: ({ signal }) => bodyOf<ClockExplained>(complaints.GET("/api/complaints/{id}/clock", { params: { path: { id } }, headers: { "Accept-Language": language }, signal })),
    enabled: wanted,
  });
}

/** Where the time of a case went; asked for when somebody wants to know. */
export function useCycle({ id, revision }: ComplaintDetail, wanted: boolean) {
  return useQuery({
    queryKey: ["complaint-cycle", id, revision],
    queryFn: ({ signal }) => bodyOf<Cycle>(complaints.GET("/api/complaints/{id}/cycle", { params: { path: { id } }, signal })),
    enabled: wanted,
  });
}

/** What hand-offs of a period cost, by pair of units. */
export function useLostTime(filters: { site: string; from: string; to: string }) {
  return useQuery({
    queryKey: ["handoffs", filters],
    queryFn: ({ signal }) => bodyOf<LostTime[]>(complaints.GET("/api/complaints/handoffs", { params: { query: given<HandOffQuery>({ ...filters }) }, signal })),
  });
}

function apply(change: Change, { id, revision }: ComplaintDetail) {
  const path = { id };
  switch (change.kind) {
    case "moves":
      return complaints.POST("/api/complaints/{id}/moves", { params: { path, header: ifMatch(revision) }, body: change.body });
    case "matter":
      return complaints.PUT("/api/complaints/{id}/matter", { params: { path, header: ifMatch(revision) }, body: change.body });
    case "owner":
      return complaints.POST("/api/complaints/{id}/owner", { params: { path, header: ifMatch(revision) }, body: { id: change.to.owner?.id ?? null, unit: change.to.unit?.code ?? null, note: change.to.note || null } });
    case "restriction":
      return complaints.POST("/api/complaints/{id}/restriction", {
        params: { path, header: ifMatch(revision) },
        body: { reason: change.to?.reason ?? null, handlers: change.to?.handlers.map((person) => person.id) ?? null },
      });
    case "notes":
      // A note is added to whatever version there is: it overwrites nothing.
      return complaints.POST("/api/complaints/{id}/notes", { params: { path }, body: change.body });
  }
}

/** Sends a change of the version that the person saw; somebody else's change in between comes back as a conflict, with both versions. */
export function useChange(onConflict: (conflict: Conflict) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ change, seen }: { change: Change; seen: ComplaintDetail }) => {
      try {
        await apply(change, seen);
        return true;
      } catch (error) {
        if (!hasStatus(error, 412) || change.kind === "notes") {
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

/** Notes that the customer of a case is to be erased, or takes that back while it waits. Whatever comes of it, the case is read again. */
export function useErasure({ id, revision }: ComplaintDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => {
      const params = { path: { id }, header: ifMatch(revision) };
      return bodyOf<ComplaintDetail>(wanted ? complaints.POST("/api/complaints/{id}/erasure", { params }) : complaints.DELETE("/api/complaints/{id}/erasure", { params }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["complaint", id] }),
  });
}

/** What a text suggests of how much is at stake; asked for while somebody types. */
export function useSuggestion(text: string) {
  return useQuery({
    queryKey: ["severity-suggestion", text],
    queryFn: ({ signal }) => bodyOf<Suggestion>(complaints.POST("/api/complaints/severity-suggestion", { body: { text }, signal })),
    enabled: text.trim() !== "",
    staleTime: Infinity,
  });
}

export function useIntake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ intake, once }: { intake: Intake; once: string }) => 
      bodyOf<ComplaintDetail>(complaints.POST("/api/complaints", { params: { header: { "Idempotency-Key": once } }, body: intake })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: COMPLAINTS });
      // Answers and alerts lead to the complaint that they have become.
      void client.invalidateQueries({ queryKey: ["cases-of"] });
    },
  });
}

/** What regulators want to know of a case; asked only where somebody wants to see it. */
export function useParticulars(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["particulars", id],
    queryFn: ({ signal }) => bodyOf<NotedParticulars>(complaints.GET("/api/complaints/{id}/particulars", { params: { path: { id } }, signal })),
    enabled: wanted,
  });
}

/** Notes them over the version that the person saw. */
export function useNoteParticulars(id: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["particulars", id] });
  return useMutation({
    mutationFn: ({ seen, wanted }: { seen: number; wanted: Particulars }) =>
      bodyOf<NotedParticulars>(complaints.PUT("/api/complaints/{id}/particulars", { params: { path: { id }, header: ifMatch(seen) }, body: wanted })),
    onSuccess: refresh,
    onError: (error) => (hasStatus(error, 412) ? refresh() : undefined),
  });
}

/** Colleagues whom the person may see, to hand a case over to. */
export function useAssignable() {
  return useQuery({
    queryKey: ["staff"],
    queryFn: ({ signal }) => bodyOf<Page<Staff>>(gateway.GET("/api/directory/staff", { signal })).then((page) => page.items),
    staleTime: 60_000,
  });
}

async function provenance(response: string, alert: string, signal: AbortSignal): Promise<Origin> {
  const found = alert === "" ? null : await bodyOf<AlertDetail>(feedback.GET("/api/feedback/alerts/{id}", { params: { path: { id: alert } }, signal }));
  const id = found?.alert.response ?? response;
  const answer = await bodyOf<FeedbackResponseDetail>(feedback.GET("/api/feedback/responses/{id}", { params: { path: { id } }, signal }));
  const origin = { response: answer, alert: found, cases: [] };
  return { ...origin, cases: await casesOf(answersOf(origin), signal) };
}

export function useProvenance(response: string, alert: string) {
  return useQuery({
    queryKey: ["provenance", response, alert],
    queryFn: ({ signal }) => provenance(response, alert, signal),
    enabled: response !== "" || alert !== "",
    // What was typed meanwhile must not be read over
    staleTime: Infinity,
    gcTime: 0,
  });
}
