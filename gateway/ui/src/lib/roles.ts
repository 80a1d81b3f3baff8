import type { Person, Role } from "./contract";

export const ROLES: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER", "STAFF", "OPS"];

/** Everybody who may see what customers said; operations may not. */
export const CARE: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER", "STAFF"];

/** Who plans inspections, sets kiosks up and hears of security findings. */
export const MANAGERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

export function hasAny(person: Person, roles: readonly Role[]): boolean {
  return roles.some((role) => person.roles.includes(role));
}

export function coversSite(person: Person, site: string): boolean {
  return person.sites === "*" || person.sites.includes(site);
}

/** Head office has all sites, operations has none; the other roles work at sites. */
export function workAtSites(roles: readonly string[]): boolean {
  return !roles.includes("HEAD_OFFICE") && roles.some((role) => role === "STAFF" || role === "SITE_MANAGER");
}
