import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SiteUnits, Unit } from "./contract";
import { bodyOf, gateway } from "./clients";

/** The departments and desks of a site, also those that are closed; none while no site is chosen. */
export function useUnits(site: string): Unit[] {
  const { data } = useQuery({
    queryKey: ["units", site],
    queryFn: ({ signal }) => bodyOf<SiteUnits>(gateway.GET("/api/directory/sites/{code}/units", { params: { path: { code: site } }, signal })).then(({ units }) => units),
    enabled: site !== "",
    staleTime: 60_000,
  });
  return useMemo(() => data ?? [], [data]);
}

export function useUnitNames(site: string): (code: string) => string {
  const units = useUnits(site);
  return useMemo(() => {
    const names = new Map(units.map(({ code, name }) => [code, name]));
    return (code: string) => names.get(code) ?? code;
  }, [units]);
}
