import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, complaints, feedback, ifMatch, notification } from "@/lib/clients";
import type { CommentPublication, InvitationRules, InvitationRulesView, MomentRulesView, OperatorSetting, WantedInvitationRules } from "@/lib/contract";
import { hasStatus } from "@/lib/problem";

const RULES = ["invitation-rules"] as const;

export function useInvitationRules() {
  return useQuery({ queryKey: RULES, queryFn: ({ signal }) => bodyOf<InvitationRulesView>(feedback.GET("/api/feedback/invitation-rules", { signal })) });
}

/** Changes the version that the person saw; who changed it meanwhile is told, and nothing is overwritten. */
export function useChangeInvitationRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, wanted }: { seen: number; wanted: WantedInvitationRules }) =>
      bodyOf<InvitationRules>(feedback.PUT("/api/feedback/invitation-rules", { params: { header: ifMatch(seen) }, body: wanted })),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

const PUBLICATIONS = ["public-comments"] as const;

/** At which sites approved comments are seen in public. */
export function usePublications() {
  return useQuery({ queryKey: PUBLICATIONS, queryFn: ({ signal }) => bodyOf<CommentPublication[]>(feedback.GET("/api/feedback/public-comments", { signal })) });
}

/** Turns the version on or off that the person saw. */
export function usePublish() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: PUBLICATIONS });
  return useMutation({
    mutationFn: ({ site, shown, revision }: CommentPublication) =>
      bodyOf<CommentPublication>(feedback.PUT("/api/feedback/sites/{site}/public-comments", { params: { path: { site }, header: ifMatch(revision) }, body: { shown } })),
    onSuccess: refresh,
    onError: (error) => (hasStatus(error, 412) ? refresh() : undefined),
  });
}

export function useMomentRules() {
  return useQuery({ queryKey: ["moment-rules"], queryFn: ({ signal }) => bodyOf<MomentRulesView>(feedback.GET("/api/feedback/moment-rules", { signal })) });
}

const OPERATOR = { staleTime: 300_000 };

/** Of every service that has such numbers, each for itself: one that is away hides no other's. They change with a restart only. */
export function useOperatorSettings() {
  return useQueries({
    queries: [
      { ...OPERATOR, queryKey: ["operator-settings", "feedback"], queryFn: ({ signal }) => bodyOf<OperatorSetting[]>(feedback.GET("/api/feedback/operator-settings", { signal })) },
      { ...OPERATOR, queryKey: ["operator-settings", "complaints"], queryFn: ({ signal }) => bodyOf<OperatorSetting[]>(complaints.GET("/api/complaints/operator-settings", { signal })) },
      { ...OPERATOR, queryKey: ["operator-settings", "notifications"], queryFn: ({ signal }) => bodyOf<OperatorSetting[]>(notification.GET("/api/notifications/operator-settings", { signal })) },
    ],
  });
}
