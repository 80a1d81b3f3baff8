import type { Site, SiteDraft } from "@/lib/contract";

export const SECTORS = ["hospital", "education", "retail", "finance", "public", "other"] as const;
export const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;

export interface SiteValues {
  code: string;
  name: string;
  regionCode: string;
  regionName: string;
  sector: Site["sector"];
  peerGroup: string;
  timeZone: string;
  languages: string;
  email: string;
  phone: string;
  address: string;
}

export function valuesOf(site: Site | undefined): SiteValues {
  return {
    code: site?.code ?? "",
    name: site?.name ?? "",
    regionCode: site?.region.code ?? "",
    regionName: site?.region.name ?? "",
    sector: site?.sector ?? "hospital",
    peerGroup: site?.peerGroup ?? "",
    timeZone: site?.timeZone ?? "UTC",
    languages: site?.languages.join(", ") ?? "en",
    email: site?.contact.email ?? "",
    phone: site?.contact.phone ?? "",
    address: site?.contact.address ?? "",
  };
}

/** A code out of a name: "St. Anne, North" becomes "st-anne-north". */
export function codeOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
}

/** The fields that hold something; the API takes no empty texts. */
function filled<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== "")) as Partial<Record<K, string>>;
}

export function draftOf(values: SiteValues): SiteDraft {
  return {
    code: values.code,
    name: values.name.trim(),
    region: { code: values.regionCode, name: values.regionName.trim() || values.regionCode },
    sector: values.sector,
    timeZone: values.timeZone,
    languages: values.languages.split(/[\s,]+/).filter((language) => language !== ""),
    ...filled({ peerGroup: values.peerGroup }),
    contact: filled({ email: values.email, phone: values.phone, address: values.address }),
  };
}

export interface SiteFilters {
  q: string;
  region: string;
  open: string;
}

export function matching(sites: readonly Site[], { q, region, open }: SiteFilters): Site[] {
  const words = q.toLowerCase();
  return sites.filter(
    (site) =>
      (region === "" || site.region.code === region) &&
      (open === "" || String(site.open) === open) &&
      (words === "" || `${site.name} ${site.code} ${site.region.name}`.toLowerCase().includes(words)),
  );
}
