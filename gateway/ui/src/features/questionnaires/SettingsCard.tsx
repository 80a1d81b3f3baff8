import { MultiSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/format";
import { useLanguageName } from "@/lib/names";
import { faultBeside } from "@/lib/problem";
import { type Definition, KNOWN_LANGUAGES, missingIn, withoutLanguage } from "./definition";
import { type Parts, faultAt } from "./faults";
import { WordingFields } from "./WordingFields";

interface Props {
  definition: Definition;
  /** The languages to write in; English is always one of them. */
  written: readonly string[];
  faults: Parts;
  onChange: (definition: Definition) => void;
  onWithoutLanguage: (language: string, definition: Definition) => void;
}

export function SettingsCard({ definition, written, faults, onChange, onWithoutLanguage }: Props) {
  const { t } = useTranslation("questionnaires");
  const { list, number } = useFormats();
  const languageName = useLanguageName();
  const fault = faultAt(faults, "languages");
  const known = [...new Set([...KNOWN_LANGUAGES, ...definition.languages])];
  const missing = written.map((language) => ({ language, count: missingIn(definition, language) })).filter(({ count }) => count > 0);
  const changeLanguages = (languages: readonly string[]) => {
    const gone = definition.languages.find((language) => !languages.includes(language));
    // English is what is shown wherever another language is missing, so its texts stay.
    if (gone === undefined || gone === "en") {
      onChange({ ...definition, languages });
    } else {
      onWithoutLanguage(gone, withoutLanguage(definition, gone));
    }
  };
  return (
    <Paper withBorder p="md" mb="md" component="section">
      <Title order={2} mb="sm">
        {t("settings")}
      </Title>
      <Stack gap="md">
        <WordingFields
          label={t("field.title")}
          value={definition.title}
          languages={written}
          faults={faults}
          part="title"
          required
          onChange={(title) => {
            onChange({ ...definition, title });
          }}
        />
        <MultiSelect
          label={t("field.languages")}
          description={t("languagesHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          searchable
          data={known.map((value) => ({ value, label: languageName(value) }))}
          value={[...definition.languages]}
          onChange={changeLanguages}
          error={fault && faultBeside(fault)}
        />
        {missing.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("missing", { languages: list(missing.map(({ language, count }) => t("missingIn", { language: languageName(language), count, number: number(count) }))) })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
