import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf, gateway, ifMatch } from "@/lib/clients";
import type { ApiKey, CalendarDraft, HolidayPreview, ImportResult, NewApiKey, NewStaff, Page, Region, Site, SiteDraft, SiteUnits, Staff, StaffChange, Unit, WorkingCalendar } from "@/lib/contract";
import { SITES } from "@/lib/sites";

const STAFF = ["staff"] as const;
const KEYS = ["api-keys"] as const;

function readSite(code: string, signal?: AbortSignal): Promise<Site> {
  return bodyOf(gateway.GET("/api/directory/sites/{code}", { params: { path: { code } }, signal }));
}

export function useSiteToEdit(code: string | undefined) {
  return useQuery({
    queryKey: ["site", code],
    queryFn: ({ signal }) => readSite(code ?? "", signal),
    enabled: code !== undefined,
    // A form is filled from one version; a newer one arriving by itself would hide the conflict.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** The site as it stands now, to be shown beside what the person typed. */
export function useSiteNow(code: string) {
  return useQuery({ queryKey: ["site-now", code], queryFn: ({ signal }) => readSite(code, signal), staleTime: 0 });
}

export function useRegions() {
  return useQuery({
    queryKey: ["regions"],
    queryFn: ({ signal }) => bodyOf<Page<Region>>(gateway.GET("/api/directory/regions", { signal })).then((page) => page.items),
  });
}

function useRefreshSites() {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: SITES }), client.invalidateQueries({ queryKey: ["regions"] })]);
}

export function useSaveSite(known: Site | undefined) {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: (draft: SiteDraft) =>
      bodyOf<Site>(
        known
          ? gateway.PUT("/api/directory/sites/{code}", { params: { path: { code: known.code }, header: ifMatch(known.revision) }, body: draft })
          : gateway.POST("/api/directory/sites", { body: draft }),
      ),
    onSuccess: refresh,
  });
}

export function useSwitchSite() {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: ({ code, open, revision }: Site) =>
      gateway.POST(open ? "/api/directory/sites/{code}/close" : "/api/directory/sites/{code}/open", { params: { path: { code }, header: ifMatch(revision) } }),
    onSuccess: refresh,
  });
}

export function useImportSites() {
  const refresh = useRefreshSites();
  return useMutation({
    mutationFn: (csv: string) =>
      bodyOf<ImportResult>(gateway.POST("/api/directory/sites/import", { body: csv, bodySerializer: (text) => text, headers: { "Content-Type": "text/csv" } })),
    onSuccess: refresh,
  });
}

/** As a form is filled from it, a newer one does not come by itself. */
export function useCalendar(code: string) {
  return useQuery({
    queryKey: ["site-calendar", code],
    queryFn: ({ signal }) => bodyOf<WorkingCalendar>(gateway.GET("/api/directory/sites/{code}/calendar", { params: { path: { code } }, signal })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useSaveCalendar(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, draft }: { revision: number; draft: CalendarDraft }) =>
      bodyOf<WorkingCalendar>(gateway.PUT("/api/directory/sites/{code}/calendar", { params: { path: { code }, header: ifMatch(revision) }, body: draft })),
    onSuccess: (saved) => {
      client.setQueryData(["site-calendar", code], saved);
    },
  });
}

/** As a form is filled from it, a newer one does not come by itself. */
export function useUnitsToEdit(code: string) {
  return useQuery({
    queryKey: ["site-units", code],
    queryFn: ({ signal }) => bodyOf<SiteUnits>(gateway.GET("/api/directory/sites/{code}/units", { params: { path: { code } }, signal })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useSaveUnits(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, units }: { revision: number; units: Unit[] }) =>
      bodyOf<SiteUnits>(gateway.PUT("/api/directory/sites/{code}/units", { params: { path: { code }, header: ifMatch(revision) }, body: { units } })),
    onSuccess: (saved) => {
      client.setQueryData(["site-units", code], saved);
      void client.invalidateQueries({ queryKey: ["units", code] });
    },
  });
}

export function useHolidayCountries() {
  return useQuery({
    queryKey: ["holiday-countries"],
    queryFn: ({ signal }) => bodyOf<string[]>(gateway.GET("/api/directory/holiday-countries", { signal })),
    staleTime: Infinity,
  });
}

/** The regions of a country and the holidays that come next. */
export function useHolidays(country: string, region: string) {
  // Names come in the language of the page, which is not always that of the browser.
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ["public-holidays", country, region, language],
    queryFn: ({ signal }) =>
      bodyOf<HolidayPreview>(gateway.GET("/api/directory/public-holidays", { params: { query: { country, ...(region !== "" && { region }) } }, headers: { "Accept-Language": language }, signal })),
    enabled: country !== "",
    staleTime: 3_600_000,
  });
}

export function useStaff() {
  return useQuery({ queryKey: STAFF, queryFn: ({ signal }) => bodyOf<Page<Staff>>(gateway.GET("/api/directory/staff", { signal })).then((page) => page.items) });
}

function useRefreshStaff() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: STAFF });
}

export function useCreateStaff() {
  return useMutation({ mutationFn: (draft: NewStaff) => bodyOf<Staff>(gateway.POST("/api/directory/staff", { body: draft })), onSuccess: useRefreshStaff() });
}

function changeStaff({ id, revision }: Staff, change: StaffChange): Promise<Staff> {
  return bodyOf(gateway.PUT("/api/directory/staff/{id}", { params: { path: { id }, header: ifMatch(revision) }, body: change }));
}

export function useChangeStaff() {
  return useMutation({ mutationFn: ({ known, change }: { known: Staff; change: StaffChange }) => changeStaff(known, change), onSuccess: useRefreshStaff() });
}

export function useSwitchStaff() {
  return useMutation({
    mutationFn: (person: Staff): Promise<unknown> => {
      const { id, name, email, roles, sites, active } = person;
      return active
        ? gateway.DELETE("/api/directory/staff/{id}", { params: { path: { id } } })
        : changeStaff(person, { name, roles, sites, active: true, ...(email !== null && { email }) });
    },
    onSuccess: useRefreshStaff(),
  });
}

export function useApiKeys() {
  return useQuery({ queryKey: KEYS, queryFn: ({ signal }) => bodyOf<Page<ApiKey>>(gateway.GET("/api/directory/api-keys", { signal })).then((page) => page.items) });
}

function useRefreshKeys() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: KEYS });
}

export function useCreateKey() {
  return useMutation({ mutationFn: (draft: NewApiKey) => bodyOf<ApiKey>(gateway.POST("/api/directory/api-keys", { body: draft })), onSuccess: useRefreshKeys() });
}

export function useRevokeKey() {
  return useMutation({
    mutationFn: (id: string) => gateway.DELETE("/api/directory/api-keys/{id}", { params: { path: { id } } }),
    onSuccess: useRefreshKeys(),
  });
}
