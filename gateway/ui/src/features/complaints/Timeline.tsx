import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ClockIcon, EnvelopeIcon, InboxIcon, NextIcon, NoteIcon, PersonIcon } from "@/components/icons";
import type { TimelineEntry } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { STATUSES } from "./model";

function iconOf(kind: string) {
  if (kind.includes("NOTE")) {
    return NoteIcon;
  }
  if (kind === "CLOCK" || kind === "DEADLINE") {
    return ClockIcon;
  }
  if (kind.includes("OWNER") || kind.includes("ASSIGN")) {
    return PersonIcon;
  }
  if (kind.includes("MESSAGE")) {
    return EnvelopeIcon;
  }
  return kind.includes("RECEIVED") ? InboxIcon : NextIcon;
}

const STEPS = ["WARNED_50", "WARNED_80", "BREACHED", "TOLD_MANAGERS", "TOLD_HEAD_OFFICE"] as const;

function isStep(value: string | null): value is (typeof STEPS)[number] {
  return STEPS.some((step) => step === value);
}

function useWords(): (value: string) => string {
  const { t } = useTranslation("complaints");
  return (value) => {
    const status = STATUSES.find((known) => known === value);
    return status ? t(`status.${status}`) : value;
  };
}

export function Timeline({ entries, zone }: { entries: readonly TimelineEntry[]; zone: string }) {
  const { t } = useTranslation("complaints");
  const { dateTime } = useFormats();
  const names = useNames();
  const words = useWords();
  const clockWords = ({ kind, from, to }: TimelineEntry) => {
    if (kind === "DEADLINE") {
      return t("fromTo", { from: dateTime(from ?? "", zone), to: dateTime(to ?? "", zone) });
    }
    return `${from === "ACKNOWLEDGE" || from === "RESOLVE" ? t(`clock.clock.${from}`) : ""}: ${isStep(to) ? t(`clock.step.${to}`) : (to ?? "")}`;
  };
  const actor = (name: string) => (name === "Customer" || name === "Clock" ? names("actor", name) : name);
  return (
    <ol className="tp-timeline">
      {entries.map((entry) => {
        const Icon = iconOf(entry.kind);
        return (
          <li key={`${entry.at} ${entry.kind} ${entry.to ?? ""} ${entry.text ?? ""}`}>
            <span className="tp-timeline-icon">
              <Icon size={13} />
            </span>
            <Text fw={600}>
              {names("timeline", entry.kind)}
              {entry.to && words(entry.to) !== names("timeline", entry.kind) && (
                <Text span fw={400}>
                  {" "}
                  {entry.kind === "CLOCK" || entry.kind === "DEADLINE" ? clockWords(entry) : entry.from ? t("fromTo", { from: words(entry.from), to: words(entry.to) }) : words(entry.to)}
                </Text>
              )}
            </Text>
            {entry.text && (
              <Text className="tp-prose" dir="auto">
                {entry.text}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {dateTime(entry.at, zone)} · {actor(entry.actor)}
              {entry.visibleToCustomer && ` · ${t("customerSees")}`}
            </Text>
          </li>
        );
      })}
    </ol>
  );
}
