import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf, feedback } from "./clients";
import type { Touchpoint } from "./contract";
import { useNames } from "./names";

/** All touchpoints, named in the reader's language. */
export function useTouchpoints() {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: ["touchpoints", lang],
    queryFn: ({ signal }) => bodyOf<Touchpoint[]>(feedback.GET("/api/feedback/touchpoints", { params: { query: { lang } }, signal })),
    staleTime: 300_000,
  });
}

/** The name of a touchpoint; one that was retired since is shown readable. */
export function useTouchpointNames(): (code: string) => string {
  const { data } = useTouchpoints();
  const names = useNames();
  return useCallback((code: string) => data?.find((each) => each.code === code)?.name ?? names("touchpoint", code), [data, names]);
}
