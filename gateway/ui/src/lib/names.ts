import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** "WAITING_FOR_CUSTOMER" as a person would write it. */
export function humanised(code: string): string {
  const words = code.replaceAll(/[_-]+/g, " ").toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The translated name of a code; organisations add codes of their own, which are shown readable instead of failing. */
export function useNames(): (group: string, code: string) => string {
  const { t } = useTranslation();
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group, code) => translate(`${group}.${code}`, { defaultValue: humanised(code) });
}

/** The name of an attribute, a monitored area, a competency, an age, of who complains or of a sort of line in a timeline; fetched only by the pages that show some. */
export function useTagNames(): (group: "attribute" | "area" | "competency" | "age" | "complainant" | "timeline", code: string) => string {
  const { t } = useTranslation("tags");
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group, code) => translate(`${group}.${code}`, { defaultValue: humanised(code) });
}

/** The reader's name of a language. */
export function useLanguageName(): (code: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: "language", fallback: "code" });
    return (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [i18n.language]);
}
