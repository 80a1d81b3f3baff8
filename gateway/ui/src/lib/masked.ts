import { useTranslation } from "react-i18next";

/** Words that may be hidden from the reader's role; which ones are, the server says. */
export function useShown(): <K extends string>(thing: Partial<Record<K, string | null>> & { masked: readonly string[] }, name: K) => string {
  const { t } = useTranslation("components");
  return (thing, name) => thing[name] ?? (thing.masked.includes(name) ? t("masked") : "");
}
