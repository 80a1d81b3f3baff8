import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AlertIcon, CheckIcon, ClockIcon, DashIcon, EnvelopeIcon, HandshakeIcon, InboxIcon, KeyIcon, LevelIcon, NextIcon, NoteIcon, PersonIcon, SearchIcon, StarIcon } from "@/components/icons";
import type { TimelineEntry } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { useUnitNames } from "@/lib/units";
import { useRootCauseName } from "./corrective";
import { STATUSES } from "./model";

const DRAWN: Record<string, typeof NoteIcon> = {
  PROMISE_MADE: HandshakeIcon,
  PROMISE_RENEGOTIATED: HandshakeIcon,
  PROMISE_KEPT: CheckIcon,
  PROMISE_BROKEN: AlertIcon,
  RECOVERY_OPENED: AlertIcon,
  RECOVERY_DONE: CheckIcon,
  REMEDY_ASKED: HandshakeIcon,
  REMEDY_GRANTED: CheckIcon,
  REMEDY_DECLINED: AlertIcon,
  RATED: StarIcon,
  LONGER_TIME: ClockIcon,
  RETURN_DUE: ClockIcon,
  RETURN_TOLD: PersonIcon,
  REPLY_SENT: EnvelopeIcon,
  LETTER_SENT: EnvelopeIcon,
  FILE_ADDED: NoteIcon,
  FILE_SHARED: NoteIcon,
  FILE_HIDDEN: NoteIcon,
  LINK_RENEWED: KeyIcon,
  CONTACT_PLAN: PersonIcon,
  ROOT_CAUSE: SearchIcon,
  ACTION_MADE: HandshakeIcon,
  ACTION_CHANGED: HandshakeIcon,
  ACTION_DONE: CheckIcon,
  ACTION_DROPPED: DashIcon,
};

/** Lines whose "to" is the id of something that can be downloaded, with where it is. */
const FILES: Record<string, (complaint: string, id: string) => string> = {
  LETTER_SENT: (complaint, id) => `/api/complaints/${complaint}/letters/${id}/pdf`,
  FILE_ADDED: (complaint, id) => `/api/complaints/${complaint}/files/${id}`,
};
/** Their "to" is an id, which says nothing to people. */
const BY_ID: readonly string[] = ["REPLY_SENT", "LETTER_SENT", "FILE_ADDED", "FILE_SHARED", "FILE_HIDDEN"];

/** What a new classification tells, with the group that its codes are named by. */
const FILED: Record<string, string> = { SEVERITY: "severity", CAUSES: "cause", CUSTOMER_TYPE: "customerType", ABOUT: "about", AREA: "area", FORMALITY: "formality", RESTRICTION: "restriction" };

function iconOf(kind: string) {
  const known = DRAWN[kind];
  if (known) {
    return known;
  }
  if (kind.includes("NOTE")) {
    return NoteIcon;
  }
  if (kind in FILED) {
    return LevelIcon;
  }
  if (kind === "CLOCK" || kind === "DEADLINE") {
    return ClockIcon;
  }
  if (kind === "OWNER" || kind === "UNIT") {
    return PersonIcon;
  }
  if (kind.includes("MESSAGE")) {
    return EnvelopeIcon;
  }
  return kind.includes("RECEIVED") ? InboxIcon : NextIcon;
}

const PLAN_STATES = ["ACTIVE", "ENDED", "LAPSED", "DECLINED"] as const;

const STEPS = ["WARNED_50", "WARNED_80", "BREACHED", "TOLD_MANAGERS", "TOLD_HEAD_OFFICE"] as const;

function isStep(value: string | null): value is (typeof STEPS)[number] {
  return STEPS.some((step) => step === value);
}

/** A state, an owner, or when a promise is due. */
function useWords(zone: string): (value: string) => string {
  const { t } = useTranslation("complaints");
  const { dateTime, endsDay, lastDay } = useFormats();
  return (value) => {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) {
      return endsDay(value, zone) ? t("endOfDay", { day: lastDay(value, zone) }) : dateTime(value, zone);
    }
    const status = STATUSES.find((known) => known === value);
    return status ? t(`status.${status}`) : value === "KEPT_LATE" ? t("late") : value;
  };
}

/** What became of a promise stands in the line's name already. */
const SAID: readonly string[] = ["KEPT", "BROKEN"];

/** Lines whose words a role may not see, by how the server calls what it hides. */
const HIDDEN: Record<string, readonly string[]> = {
  "timeline.notes": ["NOTE", "MOVE", "OWNER", "UNIT", "RETURN_TOLD", "CONTACT_PLAN", "REMEDY_ASKED", "REMEDY_GRANTED", "REMEDY_DECLINED", "ROOT_CAUSE", "ACTION_MADE", "ACTION_CHANGED", "ACTION_DONE", "ACTION_DROPPED", "RECOVERY_DONE"],
  "timeline.letters": ["REPLY_SENT", "LETTER_SENT"],
  "timeline.words": ["NOTE", "MESSAGE", "REPLY_SENT", "LETTER_SENT", "PROMISE_MADE", "RATED", "ROOT_CAUSE", "ACTION_MADE", "ACTION_CHANGED", "ACTION_DONE", "ACTION_DROPPED"],
};

/**
 * @param covered when messages came that a plan of how we stay in contact covers
 * @param masked what is hidden from the reader
 */
export function Timeline({ entries, zone, site, complaint, covered = [], masked = [] }: { entries: readonly TimelineEntry[]; zone: string; site: string; complaint: string; covered?: readonly string[]; masked?: readonly string[] }) {
  const { t } = useTranslation("complaints");
  const { commas, date, dateTime, money } = useFormats();
  const rootCause = useRootCauseName();
  const names = useNames();
  const tags = useTagNames();
  const words = useWords(zone);
  const unitName = useUnitNames(site);
  const clockWords = ({ kind, from, to }: TimelineEntry) => {
    if (kind === "DEADLINE") {
      return t("fromTo", { from: dateTime(from ?? "", zone), to: dateTime(to ?? "", zone) });
    }
    return `${from === "ACKNOWLEDGE" || from === "RESOLVE" ? t(`clock.clock.${from}`) : ""}: ${isStep(to) ? t(`clock.step.${to}`) : (to ?? "")}`;
  };
  const filedWords = (group: string, codes: string | null) => (codes === null ? t(group === "restriction" ? "restriction.none" : "noArea") : codes.split(",").map((code) => (group === "area" ? tags("area", code) : names(group, code))).join(", "));
  const remedyWords = (told: string) => {
    const [code = "", minor, currency] = told.split(" ");
    return minor !== undefined && currency !== undefined ? commas([names("remedy", code), money(Number(minor), currency)]) : names("remedy", code);
  };
  const filedAs = ({ kind, from, to }: TimelineEntry) => {
    if (kind === "REMEDY_ASKED" || kind === "REMEDY_GRANTED" || kind === "REMEDY_DECLINED") {
      return remedyWords(to ?? "");
    }
    if (kind === "RATED") {
      const [handling = "", relation = ""] = (to ?? "").split(" ");
      return t("after.rated", { handling, relation });
    }
    if (kind === "RETURN_DUE") {
      return t("after.due", { days: from ?? "", due: words(to ?? "") });
    }
    if (kind === "RETURN_TOLD") {
      return t("after.told", { days: from ?? "", returned: names("returned", to ?? "") });
    }
    if (kind === "MERGED" || kind === "PARTED" || kind === "MESSAGE") {
      return from;
    }
    if (kind === "CONTACT_PLAN") {
      const state = PLAN_STATES.find((known) => known === to);
      return state === undefined ? null : commas([t(`plan.state.${state}`), ...(from === null ? [] : [t("plan.until", { day: date(from) })])]);
    }
    if (kind === "UNIT") {
      return t("fromTo", { from: from === null ? t("noUnit") : unitName(from), to: to === null ? t("noUnit") : unitName(to) });
    }
    if (kind === "ROOT_CAUSE") {
      return from === null ? rootCause(to ?? "") : t("fromTo", { from: rootCause(from), to: rootCause(to ?? "") });
    }
    if (kind === "ACTION_MADE" || kind === "ACTION_CHANGED") {
      return date(to ?? "");
    }
    if (kind === "ACTION_DONE" || kind === "ACTION_DROPPED") {
      return "";
    }
    const group = FILED[kind];
    return group === undefined ? null : t("fromTo", { from: filedWords(group, from), to: filedWords(group, to) });
  };
  const actor = (name: string) => (name === "Customer" || name === "Clock" ? names("actor", name) : name);
  return (
    <ol className="tp-timeline">
      {entries.map((entry) => {
        const Icon = iconOf(entry.kind);
        const filed = filedAs(entry);
        return (
          <li key={`${entry.at} ${entry.kind} ${entry.to ?? ""} ${entry.text ?? ""}`}>
            <span className="tp-timeline-icon">
              <Icon size={13} />
            </span>
            <Text fw={600}>
              {tags("timeline", entry.kind)}
              {filed && (
                <Text span fw={400}>
                  {" "}
                  {filed}
                </Text>
              )}
              {filed === null && entry.to && !BY_ID.includes(entry.kind) && !SAID.includes(entry.to) && words(entry.to) !== tags("timeline", entry.kind) && (
                <Text span fw={400}>
                  {" "}
                  {entry.kind === "CLOCK" || entry.kind === "DEADLINE" ? clockWords(entry) : entry.from ? t("fromTo", { from: words(entry.from), to: words(entry.to) }) : words(entry.to)}
                </Text>
              )}
            </Text>
            {entry.text === null && masked.some((name) => HIDDEN[name]?.includes(entry.kind)) && (
              <Text size="sm" c="dimmed">
                {t("components:masked")}
              </Text>
            )}
            {entry.text && (
              <Text className="tp-prose" dir="auto">
                {entry.text}
              </Text>
            )}
            {entry.to && FILES[entry.kind] && (
              <Anchor size="sm" href={FILES[entry.kind]?.(complaint, entry.to)} download>
                {t("download")}
              </Anchor>
            )}
            <Text size="sm" c="dimmed">
              {dateTime(entry.at, zone)} · {actor(entry.actor)}
              {entry.visibleToCustomer && ` · ${t("customerSees")}`}
              {entry.kind === "MESSAGE" && covered.includes(entry.at) && ` · ${t("plan.covered")}`}
            </Text>
          </li>
        );
      })}
    </ol>
  );
}
