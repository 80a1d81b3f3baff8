import type { Person, Role } from "@/lib/contract";
import { CARE, MANAGERS, ROLES, hasAny } from "@/lib/roles";

export const GROUPS = ["overview", "today", "listen", "setup"] as const;
export type PlaceGroup = (typeof GROUPS)[number];

export interface Place {
  path: string;
  name:
    | "inbox"
    | "compare"
    | "journey"
    | "counter"
    | "alerts"
    | "complaints"
    | "promises"
    | "returns"
    | "recovery"
    | "messages"
    | "responses"
    | "voices"
    | "visits"
    | "customers"
    | "questionnaires"
    | "channels"
    | "directory"
    | "imports"
    | "retention"
    | "audit"
    | "settings";
  group: PlaceGroup;
  /** Other paths that belong to it. */
  also?: readonly string[];
  roles: readonly Role[];
}

/** In the order of the navigation, group by group. */
export const PLACES: readonly Place[] = [
  { path: "/compare", name: "compare", group: "overview", also: ["/sites"], roles: CARE },
  { path: "/journey", name: "journey", group: "overview", roles: CARE },
  { path: "/returns", name: "returns", group: "overview", roles: ["HEAD_OFFICE", "SITE_MANAGER"] },
  { path: "/inbox", name: "inbox", group: "today", roles: CARE },
  { path: "/counter", name: "counter", group: "today", roles: CARE },
  { path: "/alerts", name: "alerts", group: "today", roles: CARE },
  { path: "/complaints", name: "complaints", group: "today", roles: CARE },
  { path: "/promises", name: "promises", group: "today", roles: CARE },
  { path: "/recovery", name: "recovery", group: "today", roles: CARE },
  { path: "/messages", name: "messages", group: "today", roles: CARE },
  { path: "/responses", name: "responses", group: "listen", roles: CARE },
  { path: "/voices", name: "voices", group: "listen", roles: CARE },
  { path: "/visits", name: "visits", group: "listen", also: ["/security-findings"], roles: CARE },
  { path: "/customers", name: "customers", group: "listen", roles: CARE },
  { path: "/questionnaires", name: "questionnaires", group: "setup", roles: CARE },
  { path: "/channels", name: "channels", group: "setup", roles: CARE },
  { path: "/directory", name: "directory", group: "setup", roles: ROLES },
  { path: "/imports", name: "imports", group: "setup", roles: ["HEAD_OFFICE"] },
  { path: "/retention", name: "retention", group: "setup", roles: ["HEAD_OFFICE"] },
  { path: "/audit", name: "audit", group: "setup", roles: ["HEAD_OFFICE", "SITE_MANAGER"] },
  { path: "/settings", name: "settings", group: "setup", roles: ["HEAD_OFFICE"] },
];

/** Whether an address is the place itself or leads on from it. */
export function isAt({ path, also = [] }: Place, pathname: string): boolean {
  return [path, ...also].some((start) => pathname === start || pathname.startsWith(`${start}/`));
}

export function placesFor(person: Person): Place[] {
  return PLACES.filter((place) => hasAny(person, place.roles));
}

/** The page that a person starts on: whoever works at a site with what waits there, whoever leads several with their comparison, others with the first one that the role may see. */
export function startFor(person: Person): string {
  const comparing = hasAny(person, MANAGERS) && (person.sites === "*" || person.sites.length > 1);
  return hasAny(person, CARE) && !comparing ? "/inbox" : (placesFor(person)[0]?.path ?? "/directory");
}
