import type { Tone } from "@/components/controls";
import type { NewRemedy, RemedyGiven, RemedyTerms, ReturnCheck, ReturnRate } from "@/lib/contract";
import { minorOf } from "@/lib/money";
import { type RemedyKind, costs, isOfPurchase } from "@/lib/remedies";

export const RETURNED = ["YES", "NO", "UNKNOWN"] as const;
export const SOURCES = ["CUSTOMER_SAID", "PURCHASE_SEEN", "VISIT_SEEN"] as const;

const REMEDY_TONES: Record<RemedyGiven["state"], Tone> = { WAITING: "warn", GRANTED: "good", DECLINED: "quiet" };
const CHECK_TONES: Record<ReturnCheck["state"], Tone> = { OPEN: "info", ANSWERED: "good", CANCELLED: "quiet" };

export function toneOf(state: RemedyGiven["state"]): Tone {
  return REMEDY_TONES[state];
}

export function checkTone(state: ReturnCheck["state"]): Tone {
  return CHECK_TONES[state];
}

export interface RemedyValues {
  kind: RemedyKind | "";
  cost: number | string;
  purchasedOn: string;
  exception: string;
  note: string;
}

export const NOTHING_YET: RemedyValues = { kind: "", cost: "", purchasedOn: "", exception: "", note: "" };

/** Exactly what the kind asks for: what belongs to another kind is left out. */
export function remedyOf({ kind, cost, purchasedOn, exception, note }: RemedyValues, currency: string): NewRemedy | null {
  if (kind === "") {
    return null;
  }
  const minor = costs(kind) ? minorOf(cost, currency) : null;
  return {
    kind,
    ...(minor !== null && { minor }),
    ...(isOfPurchase(kind) && purchasedOn && { purchasedOn }),
    ...(isOfPurchase(kind) && exception.trim() && { exception: exception.trim() }),
    ...(note.trim() && { note: note.trim() }),
  };
}

/** Whether somebody else has to say yes to it. */
export function needsApproval(values: RemedyValues, { currency, limit }: RemedyTerms): boolean {
  return values.kind !== "" && costs(values.kind) && (minorOf(values.cost, currency) ?? 0) > limit;
}

/** The lines of a table of rates, by the days after which it was asked. */
export function byDays(rates: readonly ReturnRate[]): [number, ReturnRate[]][] {
  const found = new Map<number, ReturnRate[]>();
  for (const rate of rates) {
    found.set(rate.afterDays, [...(found.get(rate.afterDays) ?? []), rate]);
  }
  return [...found];
}

/** Whether anything is known at all. */
export function isEmpty(rates: readonly ReturnRate[]): boolean {
  return rates.every(({ base, unknown, open }) => base + unknown + open === 0);
}

/** Up to whom a remedy that waits has to go; null if the reader is not told. */
export function decidesOver({ deciders }: Pick<RemedyGiven, "deciders">): "SITE_MANAGER" | "HEAD_OFFICE" | null {
  return (["SITE_MANAGER", "HEAD_OFFICE"] as const).find((role) => deciders.includes(role)) ?? null;
}

export const TABS = ["approvals", "checks", "rates"] as const;
export type Tab = (typeof TABS)[number];

/** Read out of the address; what it does not know is what waits. */
export function tabOf(text: string): Tab {
  return TABS.find((tab) => tab === text) ?? "approvals";
}
