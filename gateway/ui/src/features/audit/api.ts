import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { bodyOf, complaints } from "@/lib/clients";
import type { AuditRow, AuditVerdict } from "@/lib/contract";

const PAGE = 100;

/** The log of a site, or of one of its cases, the newest row first. */
export function useAudit(site: string, complaint: string, looks: boolean) {
  return useInfiniteQuery({
    queryKey: ["audit", site, complaint, looks],
    queryFn: ({ pageParam, signal }) =>
      bodyOf<AuditRow[]>(complaints.GET("/api/complaints/audit", { params: { query: { site, limit: PAGE, ...(complaint && { complaint }), ...(looks && { kind: "look" }), ...(pageParam !== null && { before: pageParam }) } }, signal })),
    initialPageParam: null as number | null,
    getNextPageParam: (rows) => (rows.length < PAGE ? null : (rows.at(-1)?.n ?? null)),
    enabled: site !== "",
  });
}

export function useVerify() {
  return useMutation({
    mutationFn: (site: string) => bodyOf<AuditVerdict[]>(complaints.GET("/api/complaints/audit/verify", { params: { query: { site } } })),
  });
}
