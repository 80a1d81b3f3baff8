import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, feedback, ifMatch } from "@/lib/clients";
import type { InvitationRules, InvitationRulesView, MomentRulesView, OperatorSetting, WantedInvitationRules } from "@/lib/contract";

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

export function useMomentRules() {
  return useQuery({ queryKey: ["moment-rules"], queryFn: ({ signal }) => bodyOf<MomentRulesView>(feedback.GET("/api/feedback/moment-rules", { signal })) });
}

export function useOperatorSettings() {
  return useQuery({ queryKey: ["operator-settings"], queryFn: ({ signal }) => bodyOf<OperatorSetting[]>(feedback.GET("/api/feedback/operator-settings", { signal })), staleTime: 300_000 });
}
