import type { CaseFilter } from "@/lib/contract";

/** What a saved filter may hold, by its name in the address and in the list's own query. */
export const FILTER_NAMES = [
  "site", "status", "severity", "cause", "area", "formality", "unit", "owner", "overdue", "open", "dueBy", "unread", "action", "rootCause", "q", "period", "from", "to", "sort",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type AddressFilters = Record<FilterName, string>;

const LISTS: readonly FilterName[] = ["status", "severity"];
const SWITCHES: readonly FilterName[] = ["overdue", "open", "unread"];

function toData(name: FilterName, text: string): unknown {
  if (LISTS.includes(name)) {
    return text.split(",");
  }
  return SWITCHES.includes(name) ? text === "true" : text;
}

/** Filters of the address as data; whether they make sense is for the server to say. */
export function toFilter(filters: Partial<AddressFilters>): CaseFilter {
  const given = FILTER_NAMES.flatMap((name) => {
    const text = filters[name] ?? "";
    return text === "" ? [] : [[name, toData(name, text)]];
  });
  return Object.fromEntries(given) as CaseFilter;
}

/** The same data as filters of the address; what it does not name is empty. */
export function toAddress(filter: CaseFilter): AddressFilters {
  const told = filter as Partial<Record<FilterName, unknown>>;
  const text = (value: unknown) => (value === undefined || value === null ? "" : Array.isArray(value) ? value.join(",") : String(value as string | boolean));
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, text(told[name])])) as AddressFilters;
}

export const TABS = ["mine", "unassigned", "today", "open", "unread"] as const;
export type Tab = (typeof TABS)[number];

/** What each tab of the inbox asks the list for. */
export const TAB_FILTERS: Record<Tab, Partial<AddressFilters>> = {
  mine: { open: "true", owner: "me", sort: "DUE" },
  unassigned: { open: "true", owner: "none", sort: "DUE" },
  today: { open: "true", dueBy: "today", sort: "DUE" },
  open: { open: "true", sort: "DUE" },
  // Whatever its status: a customer writes in a case that has ended too
  unread: { unread: "true", sort: "DUE" },
};

export type Waiting = "open" | "today" | "unread" | "";

/** Which cases wait, out of the three filters that say so. */
export function waitingOf({ open, dueBy, unread }: Pick<AddressFilters, "open" | "dueBy" | "unread">): Waiting {
  return unread === "true" ? "unread" : dueBy === "today" ? "today" : open === "true" ? "open" : "";
}

export function waitingFilters(waiting: string): Pick<AddressFilters, "open" | "dueBy" | "unread"> {
  return { open: waiting === "open" || waiting === "today" ? "true" : "", dueBy: waiting === "today" ? "today" : "", unread: waiting === "unread" ? "true" : "" };
}
