import type { Person, Role } from "@/lib/contract";
import { CARE, ROLES, hasAny } from "@/lib/roles";

export interface Place {
  path: string;
  name:
    | "compare"
    | "counter"
    | "alerts"
    | "responses"
    | "voices"
    | "complaints"
    | "questionnaires"
    | "customers"
    | "journey"
    | "channels"
    | "directory"
    | "messages"
    | "imports";
  roles: readonly Role[];
}

export const PLACES: readonly Place[] = [
  { path: "/compare", name: "compare", roles: CARE },
  { path: "/counter", name: "counter", roles: CARE },
  { path: "/alerts", name: "alerts", roles: CARE },
  { path: "/responses", name: "responses", roles: CARE },
  { path: "/voices", name: "voices", roles: CARE },
  { path: "/complaints", name: "complaints", roles: CARE },
  { path: "/questionnaires", name: "questionnaires", roles: CARE },
  { path: "/journey", name: "journey", roles: CARE },
  { path: "/customers", name: "customers", roles: CARE },
  { path: "/channels", name: "channels", roles: CARE },
  { path: "/directory", name: "directory", roles: ROLES },
  { path: "/messages", name: "messages", roles: CARE },
  { path: "/imports", name: "imports", roles: ["HEAD_OFFICE"] },
];

export function placesFor(person: Person): Place[] {
  return PLACES.filter((place) => hasAny(person, place.roles));
}

/** The page that a person starts on: the first one that the role may see. */
export function startFor(person: Person): string {
  return placesFor(person)[0]?.path ?? "/directory";
}
