import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ApiKey, ImportResult, Page, Region, Role, Site, SiteDraft, Staff } from "@/lib/contract";
import { request } from "@/lib/http";
import { SITES } from "@/lib/sites";

const STAFF = ["staff"] as const;
const KEYS = ["api-keys"] as const;

export interface StaffDraft {
  /** Only for a new account; it never changes. */
  username?: string;
  name: string;
  email: string | null;
  roles: Role[];
  sites: "*" | string[];
  password?: string;
}

export interface CreatedStaff extends Staff {
  /** Shown once, when the server chose it. */
  oneTimePassword: string | null;
}

export interface KeyDraft {
  name: string;
  role: Role;
  sites: string[] | null;
  expiresInDays: number;
}

function siteAddress(code: string): string {
  return `/api/directory/sites/${encodeURIComponent(code)}`;
}

export function useSiteToEdit(code: string | undefined) {
  return useQuery({
    queryKey: ["site", code],
    queryFn: ({ signal }) => request<Site>("GET", siteAddress(code ?? ""), { signal }),
    enabled: code !== undefined,
    // A form is filled from one version; a newer one arriving by itself would hide the conflict.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useRegions() {
  return useQuery({
    queryKey: ["regions"],
    queryFn: ({ signal }) => request<Page<Region>>("GET", "/api/directory/regions", { signal }).then((page) => page.items),
  });
}

function useRefreshSites() {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: SITES }), client.invalidateQueries({ queryKey: ["site"] })]);
}

export function useSaveSite(known: Site | undefined) {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: (draft: SiteDraft) =>
      known
        ? request<Site>("PUT", siteAddress(known.code), { body: draft, revision: known.revision })
        : request<Site>("POST", "/api/directory/sites", { body: draft }),
    onSuccess: refresh,
  });
}

export function useSwitchSite() {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: (site: Site) => request<unknown>("POST", `${siteAddress(site.code)}/${site.open ? "close" : "open"}`, { revision: site.revision }),
    onSuccess: refresh,
  });
}

export function useImportSites() {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: (csv: string) => request<ImportResult>("POST", "/api/directory/sites/import", { body: csv, contentType: "text/csv" }),
    onSuccess: refresh,
  });
}

export function useStaff() {
  return useQuery({ queryKey: STAFF, queryFn: ({ signal }) => request<Page<Staff>>("GET", "/api/directory/staff", { signal }).then((page) => page.items) });
}

export function useSaveStaff(known: Staff | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: StaffDraft) =>
      known
        ? request<CreatedStaff>("PUT", `/api/directory/staff/${known.id}`, { body: { ...draft, active: known.active }, revision: known.revision })
        : request<CreatedStaff>("POST", "/api/directory/staff", { body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: STAFF }),
  });
}

export function useSwitchStaff() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: Staff) =>
      person.active
        ? request<unknown>("DELETE", `/api/directory/staff/${person.id}`)
        : request<unknown>("PUT", `/api/directory/staff/${person.id}`, {
            body: { name: person.name, email: person.email, roles: person.roles, sites: person.sites, active: true },
            revision: person.revision,
          }),
    onSuccess: () => client.invalidateQueries({ queryKey: STAFF }),
  });
}

export function useApiKeys() {
  return useQuery({ queryKey: KEYS, queryFn: ({ signal }) => request<Page<ApiKey>>("GET", "/api/directory/api-keys", { signal }).then((page) => page.items) });
}

export function useCreateKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: KeyDraft) => request<{ key: string }>("POST", "/api/directory/api-keys", { body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS }),
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<unknown>("DELETE", `/api/directory/api-keys/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS }),
  });
}
