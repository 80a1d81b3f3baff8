import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Complaint, ComplaintDetail, Duplicate, Page } from "@/lib/contract";
import { bodyOf, complaints, ifMatch } from "@/lib/clients";
import { COMPLAINTS } from "./api";

/** Cases that may be the same matter; asked for again when this one has changed. */
export function useDuplicates({ id, revision, status }: ComplaintDetail) {
  return useQuery({
    queryKey: ["complaint-duplicates", id, revision],
    queryFn: ({ signal }) => bodyOf<Duplicate[]>(complaints.GET("/api/complaints/{id}/duplicates", { params: { path: { id } }, signal })),
    enabled: status !== "MERGED",
  });
}

/** The case with a number, if it is the reader's to see. */
export function useByNumber() {
  return useMutation({
    mutationFn: async (reference: string) => {
      const found = await bodyOf<Page<Complaint>>(complaints.GET("/api/complaints", { params: { query: { reference, limit: 1 } } }));
      return found.items[0] ?? null;
    },
  });
}

/** Merges a case into the one that stays, or parts them again. Whatever comes of it, what is shown is read again. */
export function useMerging({ id, revision }: ComplaintDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (stays: Pick<Duplicate, "id" | "revision"> | null) =>
      stays === null
        ? bodyOf<ComplaintDetail>(complaints.POST("/api/complaints/{id}/parting", { params: { path: { id }, header: ifMatch(revision) } }))
        : bodyOf<ComplaintDetail>(complaints.POST("/api/complaints/{id}/merge", { params: { path: { id }, header: ifMatch(revision) }, body: { into: stays.id, intoRevision: stays.revision } })),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ["complaint", id] });
      void client.invalidateQueries({ queryKey: ["complaint-duplicates"] });
      void client.invalidateQueries({ queryKey: COMPLAINTS });
    },
  });
}
