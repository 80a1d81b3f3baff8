import { useTranslation } from "react-i18next";
import type { RemedyGiven } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";

/** What a remedy is and what it costs, such as "Refund, €12.50". */
export function useRemedyWords(): (remedy: Pick<RemedyGiven, "kind" | "minor" | "currency">) => string {
  const names = useNames();
  const { money, commas } = useFormats();
  return ({ kind, minor, currency }) => (minor === 0 || minor === null ? names("remedy", kind) : commas([names("remedy", kind), money(minor, currency)]));
}

/** By when, at the site: the day, since the whole of it counts. */
export function useDue(): (at: string, zone: string) => string {
  const { t } = useTranslation("recovery");
  const { dateTime, endsDay, lastDay } = useFormats();
  return (at, zone) => (endsDay(at, zone) ? t("endOfDay", { day: lastDay(at, zone) }) : dateTime(at, zone));
}
