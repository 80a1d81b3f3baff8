import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Mail, MailCase, Page } from "@/lib/contract";
import { type MailQuery, bodyOf, complaints, given } from "@/lib/clients";
import { usePages } from "@/lib/pages";
import { COMPLAINTS } from "./api";

export const MAIL_KINDS = ["TO_ASSIGN", "NOT_TAKEN"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

const TRAY = ["mail-tray"] as const;

/** Mails that no case was made of, newest first. */
export function useTray(kind: MailKind) {
  return usePages([...TRAY, kind], (after, signal) => bodyOf<Page<Mail>>(complaints.GET("/api/complaints/mails", { params: { query: given<MailQuery>({ kind, after, limit: 25 }) }, signal })));
}

/** The mails of a case, the first one first. */
export function useMails(complaint: string) {
  return useQuery({
    queryKey: ["complaint-mails", complaint],
    queryFn: ({ signal }) => bodyOf<Mail[]>(complaints.GET("/api/complaints/{id}/mails", { params: { path: { id: complaint } }, signal })),
  });
}

export function useAssignMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ mail, site, unit }: { mail: string; site: string; unit: string }) =>
      bodyOf<MailCase>(complaints.POST("/api/complaints/mails/{mail}/site", { params: { path: { mail } }, body: { site, ...(unit && { unit }) } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: TRAY });
      void client.invalidateQueries({ queryKey: COMPLAINTS });
    },
  });
}

export function useDismissMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mail: string) => bodyOf<unknown>(complaints.POST("/api/complaints/mails/{mail}/dismissal", { params: { path: { mail } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: TRAY });
    },
  });
}
