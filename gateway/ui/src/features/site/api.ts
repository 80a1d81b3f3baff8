import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SiteProfile } from "@/lib/contract";
import { bodyOf, reporting } from "@/lib/clients";
import { type LiveKind, useRefreshOnNews } from "@/lib/live";

const NEWS: readonly LiveKind[] = ["response", "complaint", "site"];

export function useProfile(code: string, from: string, to: string) {
  useRefreshOnNews(NEWS, ["profile", code]);
  return useQuery({
    queryKey: ["profile", code, from, to],
    queryFn: ({ signal }) => bodyOf<SiteProfile>(reporting.GET("/api/reports/sites/{code}", { params: { path: { code }, query: { from, to } }, signal })),
    placeholderData: keepPreviousData,
  });
}
