import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "@/lib/i18n";

/** Each other language under its own name, so that it is found by who cannot read the present one. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  return Object.entries(LANGUAGES)
    .filter(([code]) => code !== i18n.language)
    .map(([code, name]) => (
      <Button key={code} lang={code} variant="subtle" color="gray" size="xs" px={8} onClick={() => void i18n.changeLanguage(code)}>
        {name}
      </Button>
    ));
}
