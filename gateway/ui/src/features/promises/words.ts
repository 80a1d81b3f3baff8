import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/format";

/** By when, at the site: the day, and the time unless the whole day counts. */
export function useDue(): (at: string, zone: string) => string {
  const { t } = useTranslation("promises");
  const { dateTime, endsDay, lastDay } = useFormats();
  return (at, zone) => (endsDay(at, zone) ? t("endOfDay", { day: lastDay(at, zone) }) : dateTime(at, zone));
}
