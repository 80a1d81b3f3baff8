import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CaseFile, ComplaintDetail, LetterDraft, LetterPreview, LetterTemplate, LetterTemplateDraft, NewLink } from "@/lib/contract";
import { bodyOf, complaints, ifMatch } from "@/lib/clients";
import { send } from "@/lib/http";

const TEMPLATES = "letter-templates";

/** What letters begin with at a site; without one, all that are in sight. */
export function useTemplates(site: string, retired = false) {
  return useQuery({
    queryKey: [TEMPLATES, site, retired],
    queryFn: ({ signal }) => bodyOf<LetterTemplate[]>(complaints.GET("/api/complaints/letter-templates", { params: { query: { ...(site && { site }), retired } }, signal })),
  });
}

/** Adds a template, or changes the one that the person saw. */
export function useKeepTemplate(seen: LetterTemplate | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, revision }: { draft: LetterTemplateDraft; revision: number }) =>
      bodyOf<LetterTemplate>(
        seen === null
          ? complaints.POST("/api/complaints/letter-templates", { body: draft })
          : complaints.PUT("/api/complaints/letter-templates/{template}", { params: { path: { template: seen.id }, header: ifMatch(revision) }, body: draft }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [TEMPLATES] }),
  });
}

/** A text as the customer would read it; asked for while somebody types. */
export function usePreview(id: string, draft: LetterDraft) {
  return useQuery({
    queryKey: ["letter-preview", id, draft],
    queryFn: ({ signal }) => bodyOf<LetterPreview>(complaints.POST("/api/complaints/{id}/letters/preview", { params: { path: { id } }, body: draft, signal })),
    enabled: draft.text.trim() !== "",
    placeholderData: (before) => before,
  });
}

/** The letter as it would be printed. */
export function usePrint(id: string) {
  return useMutation({
    mutationFn: (draft: LetterDraft) =>
      bodyOf<Blob>(
        complaints.POST("/api/complaints/{id}/letters/preview/pdf", { params: { path: { id } }, body: draft, parseAs: "blob", headers: { Accept: "application/pdf, application/problem+json" } }),
      ),
  });
}

/** Sends a text once per key, and moves the case with it if the draft says so. */
export function useSendLetter({ id, revision }: ComplaintDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, once }: { draft: LetterDraft; once: string }) =>
      bodyOf(complaints.POST("/api/complaints/{id}/letters", { params: { path: { id }, header: { "Idempotency-Key": once, ...(draft.to && ifMatch(revision)) } }, body: draft })),
    onSettled: () => client.invalidateQueries({ queryKey: ["complaint", id] }),
  });
}

export function useFiles(id: string) {
  return useQuery({
    queryKey: ["complaint", id, "files"],
    queryFn: ({ signal }) => bodyOf<CaseFile[]>(complaints.GET("/api/complaints/{id}/files", { params: { path: { id } }, signal })),
  });
}

/** A file goes as it is, not as a form: the server looks at its bytes. */
export function useAddFile(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, shared }: { file: File; shared: boolean }) => {
      const query = new URLSearchParams({ name: file.name.slice(0, 200) || "file", shared: String(shared) });
      const request = new Request(`${window.location.origin}/api/complaints/${id}/files?${query.toString()}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream", Accept: "application/json" },
        body: file,
      });
      return (await (await send(request)).json()) as CaseFile;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["complaint", id] }),
  });
}

export function useShareFile(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, shared }: { file: string; shared: boolean }) =>
      bodyOf<CaseFile>(complaints.PUT("/api/complaints/{id}/files/{file}/sharing", { params: { path: { id, file } }, body: { shared } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["complaint", id] }),
  });
}

export function useRenewLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf<NewLink>(complaints.POST("/api/complaints/{id}/link", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["complaint", id] }),
  });
}
