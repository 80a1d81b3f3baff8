import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ActionDraft, Corrective, CorrectiveAction, RootCause } from "@/lib/contract";
import { bodyOf, complaints, ifMatch } from "@/lib/clients";

const CATALOGUE = ["root-causes"] as const;

export function useRootCauses() {
  return useQuery({ queryKey: CATALOGUE, queryFn: ({ signal }) => bodyOf<RootCause[]>(complaints.GET("/api/complaints/root-causes", { signal })), staleTime: 60_000 });
}

/** What a root cause is called in the reader's language, or else in English. */
export function useRootCauseName(): (code: string) => string {
  const { i18n } = useTranslation();
  const { data } = useRootCauses();
  return (code) => {
    const names = data?.find((one) => one.code === code)?.names;
    return names?.[i18n.language] ?? names?.en ?? code;
  };
}

/** Keeps an entry of the catalogue; revision 0 makes it. */
export function useKeepRootCause() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, names, retired, revision }: RootCause) =>
      bodyOf<RootCause>(complaints.PUT("/api/complaints/root-causes/{code}", { params: { path: { code }, header: ifMatch(revision) }, body: { names, retired } })),
    onSettled: () => client.invalidateQueries({ queryKey: CATALOGUE }),
  });
}

export function useCorrective(id: string, revision: number) {
  return useQuery({ queryKey: ["corrective", id, revision], queryFn: ({ signal }) => bodyOf<Corrective>(complaints.GET("/api/complaints/{id}/corrective", { params: { path: { id } }, signal })) });
}

/** What can be done about the root of a case, as data. */
export type Correction =
  | { kind: "cause"; code: string; words: string; revision: number }
  | { kind: "make"; draft: ActionDraft; once: string }
  | { kind: "change"; action: CorrectiveAction; draft: ActionDraft }
  | { kind: "done"; action: CorrectiveAction; note: string }
  | { kind: "drop"; action: CorrectiveAction; reason: string };

function apply(id: string, wanted: Correction) {
  switch (wanted.kind) {
    case "cause":
      return complaints.PUT("/api/complaints/{id}/root-cause", { params: { path: { id }, header: ifMatch(wanted.revision) }, body: { code: wanted.code, ...(wanted.words && { words: wanted.words }) } });
    case "make":
      return complaints.POST("/api/complaints/{id}/actions", { params: { path: { id }, header: { "Idempotency-Key": wanted.once } }, body: wanted.draft });
    case "change":
      return complaints.PUT("/api/complaints/{id}/actions/{action}", { params: { path: { id, action: wanted.action.id }, header: ifMatch(wanted.action.revision) }, body: wanted.draft });
    case "done":
      return complaints.POST("/api/complaints/{id}/actions/{action}/done", { params: { path: { id, action: wanted.action.id }, header: ifMatch(wanted.action.revision) }, body: { note: wanted.note } });
    case "drop":
      return complaints.POST("/api/complaints/{id}/actions/{action}/drop", { params: { path: { id, action: wanted.action.id }, header: ifMatch(wanted.action.revision) }, body: { reason: wanted.reason } });
  }
}

/** Does it over the version that the person saw; the case has a line of it afterwards. */
export function useCorrect(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Correction) => bodyOf<Corrective>(apply(id, wanted)),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ["corrective", id] }), client.invalidateQueries({ queryKey: ["complaint", id] })]),
  });
}
