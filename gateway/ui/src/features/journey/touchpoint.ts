import { useTranslation } from "react-i18next";
import { type Side, differing } from "@/components/ConflictNotice";
import type { JourneyStop } from "@/lib/contract";

export const LANGUAGES = ["en", "es", "ar"] as const;

type Named = Record<(typeof LANGUAGES)[number], string>;

export interface Facts {
  name: Named;
  kind: JourneyStop["kind"];
  unit: string;
}

/** What the fields hold of a touchpoint. */
export function factsOf(stop: JourneyStop | null): Facts {
  const name = Object.fromEntries(LANGUAGES.map((language) => [language, stop?.name[language] ?? ""])) as Named;
  return { name, kind: stop?.kind ?? "INTERACTION", unit: stop?.unit ?? "" };
}

/** What two versions of a touchpoint differ in. */
export function useSides(): (mine: Facts, theirs: Facts) => Side[] {
  const { t } = useTranslation("journey");
  return (mine, theirs) =>
    differing([
      ...LANGUAGES.map((language) => ({ what: t(`touchpoint.nameIn.${language}`), mine: mine.name[language].trim(), theirs: theirs.name[language] })),
      { what: t("touchpoint.kind"), mine: t(`kind.${mine.kind}`), theirs: t(`kind.${theirs.kind}`) },
      { what: t("touchpoint.unit"), mine: mine.unit.trim(), theirs: theirs.unit },
    ]);
}
