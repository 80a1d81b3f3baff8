import { useQuery } from "@tanstack/react-query";
import { bodyOf, gateway } from "./clients";
import type { Page, Staff } from "./contract";

/** Those whom the directory knows and the caller may see. */
export function useColleagues() {
  return useQuery({
    queryKey: ["staff"],
    queryFn: ({ signal }) => bodyOf<Page<Staff>>(gateway.GET("/api/directory/staff", { signal })).then((page) => page.items),
    staleTime: 60_000,
  });
}

/** Colleagues who work at a site. */
export function atSite(site: string, staff: readonly Staff[]): Staff[] {
  return staff.filter((person) => person.active && (person.sites === "*" || person.sites.includes(site)));
}
