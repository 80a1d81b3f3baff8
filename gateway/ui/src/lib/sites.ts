import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Page, Site } from "./contract";
import { bodyOf, gateway } from "./clients";

export const SITES = ["sites"] as const;

/** All sites that the person may see; small enough to be held whole, and every filter needs the names. */
export function useSites() {
  return useQuery({
    queryKey: SITES,
    queryFn: ({ signal }) => bodyOf<Page<Site>>(gateway.GET("/api/directory/sites", { signal })).then((page) => page.items),
    staleTime: 60_000,
  });
}

export function useSiteNames(): (code: string) => string {
  const { data } = useSites();
  return useMemo(() => {
    const names = new Map(data?.map((site) => [site.code, site.name]));
    return (code: string) => names.get(code) ?? code;
  }, [data]);
}

/** The zone in which a site's days begin and end. */
export function useSiteZones(): (code: string) => string {
  const { data } = useSites();
  return useMemo(() => {
    const zones = new Map(data?.map((site) => [site.code, site.timeZone]));
    return (code: string) => zones.get(code) ?? "UTC";
  }, [data]);
}

export function useSite(code: string): Site | undefined {
  return useSites().data?.find((site) => site.code === code);
}
