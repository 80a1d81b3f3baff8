import { useTranslation } from "react-i18next";

const MINUTE = 60;
const HOUR = 3600;

/** A length of time in hours and minutes, where nobody counted seconds. */
export function useMinutes(): (minutes: number) => string {
  const { t } = useTranslation("complaints");
  return (minutes) => t("cycle.minutes", { hours: Math.floor(minutes / MINUTE), minutes: String(minutes % MINUTE).padStart(2, "0") });
}

/** A length of time in hours, minutes and seconds. */
export function useLength(): (seconds: number) => string {
  const { t } = useTranslation("complaints");
  return (seconds) => t("cycle.length", { hours: Math.floor(seconds / HOUR), minutes: String(Math.floor((seconds % HOUR) / MINUTE)).padStart(2, "0"), seconds: String(seconds % MINUTE).padStart(2, "0") });
}
