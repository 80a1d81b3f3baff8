import type { ConsentSource, Customer, CustomerCounts, CustomerDetail, CustomerDraft, CustomerState, DepartureReason, Invitation } from "@/lib/contract";

export const STATES: readonly CustomerState[] = ["NEW", "RETURNING", "REFERRED", "LAPSED", "PROSPECT"];
export const TYPES = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"] as const;
export const KINDS = ["PERSON", "INSTITUTION"] as const;
export const CONSENT_SOURCES: readonly ConsentSource[] = ["COUNTER", "FORM", "WEBSITE", "PAPER", "PHONE", "CONTRACT", "OTHER"];
export const REASONS: readonly DepartureReason[] = ["DEATH", "MOVED", "OTHER_RELATION", "PRODUCT_QUALITY", "LOWER_PRICE", "POOR_SERVICE", "OTHER"];
export const INVITATION_STATES: readonly Invitation["state"][] = ["PLANNED", "INVITED", "REMINDED", "ANSWERED", "EXPIRED", "CANCELLED"];

export interface CustomerValues {
  site: string;
  customerType: string;
  kind: string;
  state: string;
  name: string;
  email: string;
  phone: string;
  language: string;
  referredBy: string;
  consent: string;
  linkAnswers: boolean;
}

export function valuesOf(customer: Customer | undefined, site: string): CustomerValues {
  return {
    site: customer?.sites.at(-1) ?? site,
    customerType: customer?.customerType ?? "",
    kind: customer?.kind ?? "PERSON",
    state: customer?.state ?? "NEW",
    name: customer?.name ?? "",
    email: customer?.email ?? "",
    phone: customer?.phone ?? "",
    language: customer?.language ?? "",
    referredBy: "",
    consent: "",
    linkAnswers: false,
  };
}

/** What the API is sent: empty fields, and choices that were taken back, are left out, and a consent is one only with its source. */
export function draftOf(values: CustomerValues): CustomerDraft {
  const { consent, linkAnswers, ...rest } = values;
  const filled = Object.fromEntries(Object.entries(rest).map(([field, text]) => [field, (text as string | null)?.trim() ?? ""]).filter(([, text]) => text !== ""));
  return { ...filled, ...(consent !== "" && { consent: { source: consent as ConsentSource, linkAnswers } }) } as CustomerDraft;
}

/** Colleagues are customers of each other and are never added to the others. */
const isInternal = (type: string): boolean => type === "COLLEAGUE";

interface Tally {
  total: number;
  byKind: Record<string, number>;
  byState: Record<string, number>;
}

export interface TypeRow extends Tally {
  type: string;
}

export interface SiteRow extends Tally {
  site: string;
  colleagues: number;
}

function added<T extends Tally>(row: T, { kind, state, customers }: CustomerCounts["now"][number]): T {
  row.total += customers;
  row.byKind[kind] = (row.byKind[kind] ?? 0) + customers;
  row.byState[state] = (row.byState[state] ?? 0) + customers;
  return row;
}

/** One row per customer type; a customer of several sites counts at each. */
export function byType(counts: CustomerCounts["now"]): TypeRow[] {
  const rows = new Map<string, TypeRow>();
  for (const count of counts) {
    rows.set(count.customerType, added(rows.get(count.customerType) ?? { type: count.customerType, total: 0, byKind: {}, byState: {} }, count));
  }
  return [...rows.values()].sort((a, b) => TYPES.indexOf(a.type as (typeof TYPES)[number]) - TYPES.indexOf(b.type as (typeof TYPES)[number]));
}

/** One row per site: its customers, and beside them how many colleagues. */
export function bySite(counts: CustomerCounts["now"], named: (site: string) => string): SiteRow[] {
  const rows = new Map<string, SiteRow>();
  for (const count of counts) {
    const row = rows.get(count.site) ?? { site: count.site, colleagues: 0, total: 0, byKind: {}, byState: {} };
    rows.set(count.site, isInternal(count.customerType) ? { ...row, colleagues: row.colleagues + count.customers } : added(row, count));
  }
  return [...rows.values()].sort((a, b) => named(a.site).localeCompare(named(b.site)));
}

export interface MonthRow {
  month: string;
  byState: Record<string, number>;
}

/** The months of the customers, or of the colleagues. */
export function byMonth(past: CustomerCounts["past"], internal: boolean): MonthRow[] {
  const rows = new Map<string, MonthRow>();
  for (const { month, state, customers } of past.filter(({ customerType }) => isInternal(customerType) === internal)) {
    const row = rows.get(month) ?? { month, byState: {} };
    row.byState[state] = (row.byState[state] ?? 0) + customers;
    rows.set(month, row);
  }
  return [...rows.values()];
}

/** Whether a departure that was entered by mistake can still be taken back. */
export function canWithdraw({ withdrawnAt, withdrawableUntil }: CustomerDetail["departures"][number], now: Date): boolean {
  return withdrawnAt === null && now < new Date(withdrawableUntil);
}
