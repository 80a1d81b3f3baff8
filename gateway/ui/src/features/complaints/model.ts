import type { Classification, ComplaintDetail, ComplaintStatus, Cycle, LetterDraft, LetterTemplate, Severity, Staff } from "@/lib/contract";
import type { Tone } from "@/components/controls";

export const STATUSES: readonly ComplaintStatus[] = ["RECEIVED", "ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER", "RESOLVED", "CLOSED", "REOPENED", "WITHDRAWN", "REFERRED", "MERGED"];
export const SEVERITIES: readonly Severity[] = ["CRITICAL", "HIGH", "NORMAL", "LOW"];
export const CAUSES = [
  "IGNORED",
  "RUDE_LANGUAGE",
  "LACK_OF_TRUST",
  "DISHONESTY",
  "POOR_APPEARANCE",
  "DISRESPECT",
  "RESPONSIBILITY_DENIED",
  "POOR_PRESENTATION",
  "TIME_WASTED",
  "LACK_OF_KNOWLEDGE",
  "OTHER",
] as const;
export const OUTCOMES = ["UPHELD", "PARTLY_UPHELD", "NOT_UPHELD"] as const;
export const CUSTOMER_TYPES = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"] as const;
export const ABOUTS = ["SERVICE", "PRODUCT", "INFORMATION"] as const;
export const AREAS = ["SPEED_OF_DELIVERY", "PRODUCT_RANGE", "PRODUCT_FEATURES", "PRICE_AND_PACKAGING", "RETURN_POLICY", "CATALOGUE_AND_WEBSITE", "PRICING"] as const;
export const FORMALITIES = ["FORMAL", "INFORMAL"] as const;
export const AGES = ["AGE_0_5", "AGE_6_17", "AGE_18_25", "AGE_26_55", "AGE_56_64", "AGE_65_74", "AGE_75_AND_OVER", "UNKNOWN"] as const;
export const COMPLAINANTS = ["CUSTOMER", "PARENT", "GUARDIAN", "CARER", "RELATIVE", "REPRESENTATIVE", "OTHER", "UNKNOWN"] as const;
export const RESTRICTIONS = ["CONDUCT", "HEALTH"] as const;
export const INTAKE_CHANNELS = ["COUNTER", "PHONE", "EMAIL", "LETTER", "PAPER", "REFERRAL"] as const;

/** The steps of the service script, as prompts beside a text. */
export const GUEST = ["GREET", "UNDERSTAND", "EXPLAIN", "SUGGEST", "THANK"] as const;
export const LETTER_LANGUAGES = ["en", "es", "ar"] as const;
/** Where a case may go together with a letter: none of these says how it ended. */
export const WITH_A_LETTER: readonly ComplaintStatus[] = ["ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER"];
/** Where a case may go with nothing else said: no outcome, question or reason. */
export const BY_STATE_ALONE: readonly ComplaintStatus[] = ["ACKNOWLEDGED", "INVESTIGATING", "CLOSED"];
/** Moves that nobody could explain later unless whoever makes them says why, or to whom. */
const EXPLAINED = ["REOPENED", "WITHDRAWN", "REFERRED"] as const;

export function explained(to: ComplaintStatus): (typeof EXPLAINED)[number] | null {
  return EXPLAINED.find((status) => status === to) ?? null;
}

/** The gaps of a template, as they stand in its text. */
export const PLACEHOLDERS = ["name", "reference", "subject", "site", "contact", "promise", "promise-due", "answer-by", "me"] as const;

const TONES: Record<ComplaintStatus, Tone> = {
  RECEIVED: "warn",
  ACKNOWLEDGED: "info",
  INVESTIGATING: "info",
  WAITING_FOR_CUSTOMER: "quiet",
  RESOLVED: "good",
  CLOSED: "quiet",
  REOPENED: "warn",
  WITHDRAWN: "quiet",
  REFERRED: "warn",
  MERGED: "quiet",
};

export function toneOf(status: ComplaintStatus): Tone {
  return TONES[status];
}

/** When the customer of a case is cut out of it: soon, once it has ended, or once the one that it is merged into has. */
export type ErasedWhen = "SOON" | "ENDED" | "OTHER_ENDED";
const ENDED: readonly ComplaintStatus[] = ["RESOLVED", "CLOSED", "WITHDRAWN", "REFERRED"];

export function erasedWhen({ status }: Pick<ComplaintDetail, "status">): ErasedWhen {
  return status === "MERGED" ? "OTHER_ENDED" : ENDED.includes(status) ? "SOON" : "ENDED";
}

/** A resolution says how it ended; other moves need no outcome. */
export function needsOutcome(status: ComplaintStatus): boolean {
  return status === "RESOLVED";
}

export type Difference = "status" | "severity" | "causes" | "area" | "formality" | "unit" | "owner" | "outcome";

export interface Changed {
  what: Difference;
  seen: string | null;
  now: string | null;
}

/** What somebody else changed while this person was looking at the case. */
export function differences(seen: ComplaintDetail, now: ComplaintDetail): Changed[] {
  const sides: Changed[] = [
    { what: "status", seen: seen.status, now: now.status },
    { what: "severity", seen: seen.severity, now: now.severity },
    { what: "causes", seen: seen.causes.join(","), now: now.causes.join(",") },
    { what: "area", seen: seen.area, now: now.area },
    { what: "formality", seen: seen.formality, now: now.formality },
    { what: "unit", seen: seen.unit?.name ?? null, now: now.unit?.name ?? null },
    { what: "owner", seen: seen.owner?.name ?? null, now: now.owner?.name ?? null },
    { what: "outcome", seen: seen.outcome, now: now.outcome },
  ];
  return sides.filter((side) => side.seen !== side.now);
}

/** Under what a case is filed now. */
export function classificationOf({ severity, causes, customerType, about, area, formality }: ComplaintDetail): Classification {
  return { severity, causes, customerType, about, area, formality };
}

export interface Part {
  what: "active" | "dead" | "waiting" | "closed";
  seconds: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

/** The four parts that the time of a case is split into. */
export function partsOf({ activeSeconds, deadSeconds, waitingSeconds, closedSeconds, totalSeconds }: Cycle): Part[] {
  const part = (what: Part["what"], seconds: number) => ({ what, seconds, share: totalSeconds === 0 ? 0 : seconds / totalSeconds });
  return [part("active", activeSeconds), part("dead", deadSeconds), part("waiting", waitingSeconds), part("closed", closedSeconds)];
}

/** On which desk a case lies. */
export function deskOf({ unit, owner }: ComplaintDetail): Pick<ComplaintDetail, "unit" | "owner"> {
  return { unit, owner };
}

/** The entries that are in the newer timeline only. */
export function newEntries(seen: ComplaintDetail, now: ComplaintDetail): ComplaintDetail["timeline"] {
  const known = new Set(seen.timeline.map((entry) => `${entry.at} ${entry.kind} ${entry.actor}`));
  return now.timeline.filter((entry) => !known.has(`${entry.at} ${entry.kind} ${entry.actor}`));
}

/** Active people who may handle cases of a site. */
export function handlersFor(site: string, staff: readonly Staff[]): Staff[] {
  return staff.filter((person) => person.active && !person.roles.every((role) => role === "OPS") && (person.sites === "*" || person.sites.includes(site)));
}

export interface Writing {
  channel: LetterDraft["channel"];
  text: string;
  language: string;
  recipient: string;
  template: LetterTemplate | undefined;
  to: string | null;
  /** Whether it tells the customer why it takes longer. */
  holding?: boolean;
}

/** Who it is, of a customer who left nothing to be answered at. */
export function nameAlone(postal: ComplaintDetail["postal"]): string | null {
  return postal === null || postal.address !== null ? null : postal.name;
}

/** A postal address as it stands on a letter. */
export function blockOf(postal: ComplaintDetail["postal"]): string {
  return postal === null ? "" : [postal.name, postal.address].filter(Boolean).join("\n");
}

/** Dots that stand by themselves, as templates have them where somebody has to go on; those at the end of a word are the writer's own. */
const GAP = /(^|\s)(?:…|\.\.\.)(?=$|[\s.,;:!?،؛؟])/u;

/** Where a text first holds what its template leaves open: begin and end; null if nothing is open. */
export function gapOf(text: string): readonly [number, number] | null {
  const found = GAP.exec(text);
  return found && [found.index + (found[1]?.length ?? 0), found.index + found[0].length];
}

/** Where a case goes with an answer unless its writer says otherwise: an answer to one that nobody answered yet is the first. */
export function movesWith({ status, moves }: Pick<ComplaintDetail, "status" | "moves">): ComplaintStatus | null {
  return status === "RECEIVED" && moves.includes("ACKNOWLEDGED") ? "ACKNOWLEDGED" : null;
}

/** What is sent of what somebody writes; a postal address goes with a letter only. */
export function draftOf({ channel, text, language, recipient, template, to, holding }: Writing): LetterDraft {
  const status = WITH_A_LETTER.find((known) => known === to);
  return {
    channel,
    text,
    language,
    ...(channel === "LETTER" && recipient.trim() !== "" && { recipient: recipient.trim() }),
    ...(template && { template: { id: template.id, revision: template.revision } }),
    ...(status && { to: status }),
    ...(holding && { holding }),
  };
}
