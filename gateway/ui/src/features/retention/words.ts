import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/format";

/** A time in words: whole years where it is, and "for ever". */
export function useMonths(): (months: number | null) => string {
  const { t } = useTranslation("retention");
  const { number } = useFormats();
  return (months) => {
    if (months === null) {
      return t("forEver");
    }
    const [unit, count] = months % 12 === 0 ? (["years", months / 12] as const) : (["months", months] as const);
    return t(unit, { count, number: number(count) });
  };
}
