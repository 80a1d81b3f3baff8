import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, feedback, ifMatch } from "@/lib/clients";
import type { KeptKind, RetentionEffect } from "@/lib/contract";

const RETENTION = ["retention"] as const;

export function useRetention() {
  return useQuery({
    queryKey: RETENTION,
    queryFn: ({ signal }) => bodyOf<KeptKind[]>(feedback.GET("/api/feedback/retention", { signal })),
  });
}

/** What a time would cut if it counted now; not asked for what is no time. */
export function useEffectOf(kind: KeptKind["kind"], months: number | null) {
  return useQuery({
    queryKey: [...RETENTION, kind, months],
    enabled: months !== null,
    queryFn: ({ signal }) =>
      bodyOf<RetentionEffect>(feedback.GET("/api/feedback/retention/{kind}/effect", { params: { path: { kind }, query: { months: months ?? 0 } }, signal })),
  });
}

export function useChangeRetention(kind: KeptKind["kind"]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ months, revision }: { months: number | null; revision: number }) =>
      bodyOf<KeptKind>(
        feedback.PUT("/api/feedback/retention/{kind}", {
          params: { path: { kind }, header: ifMatch(revision) },
          body: months === null ? {} : { months },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: RETENTION, exact: true }),
  });
}
