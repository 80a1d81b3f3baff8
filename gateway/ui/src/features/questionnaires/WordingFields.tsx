import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguageName } from "@/lib/names";
import { faultBeside } from "@/lib/problem";
import { type Wording, directionOf, withText, wordsIn } from "./definition";
import { type Parts, faultAt } from "./faults";

interface Props {
  label: string;
  value: Wording | undefined;
  languages: readonly string[];
  onChange: (value: Wording) => void;
  /** Faults of the question, and the part of it that these fields are. */
  faults?: Parts;
  part: string;
  long?: boolean;
  required?: boolean;
}

/** The same text in every language, side by side, each written in its own direction. */
export function WordingFields({ label, value, languages, onChange, faults, part, long = false, required = false }: Props) {
  const { t } = useTranslation("questionnaires");
  const languageName = useLanguageName();
  return (
    <div className="tp-fields">
      {languages.map((language, index) => {
        const fault = faults?.[`${part}.${language}`] ?? (index === 0 ? faults?.[part] : undefined) ?? (faultAt(faults, `${part}.${language}`));
        const common = {
          label: t("inLanguage", { field: label, language: languageName(language) }),
          required: required && language === "en",
          lang: language,
          // Of the field alone: its label is in the reader's language.
          attributes: { input: { dir: directionOf(language) } },
          value: value?.[language] ?? "",
          placeholder: language === "en" ? undefined : wordsIn(value, "en"),
          error: fault && faultBeside(fault),
          maxLength: 1000,
          onChange: (event: { currentTarget: { value: string } }) => {
            onChange(withText(value, language, event.currentTarget.value));
          },
        };
        return long ? <Textarea key={language} autosize minRows={2} {...common} /> : <TextInput key={language} {...common} />;
      })}
    </div>
  );
}
