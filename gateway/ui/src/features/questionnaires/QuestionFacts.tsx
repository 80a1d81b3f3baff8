import { useTranslation } from "react-i18next";
import { useLanguageName } from "@/lib/names";
import { type Question, type Wording, directionOf, fieldsOf } from "./definition";

function Said({ name, text, languages }: { name: string; text: Wording | undefined; languages: readonly string[] }) {
  const { t } = useTranslation("questionnaires");
  const languageName = useLanguageName();
  return languages.map((language) => (
    <div key={language}>
      <dt>{t("inLanguage", { field: name, language: languageName(language) })}</dt>
      <dd lang={language} dir={directionOf(language)}>
        {text?.[language] ?? t("nothing")}
      </dd>
    </div>
  ));
}

/** A question of a published version, in every language. */
export function QuestionFacts({ question, languages }: { question: Question; languages: readonly string[] }) {
  const { t } = useTranslation("questionnaires");
  const fields = fieldsOf(question.kind);
  return (
    <dl className="tp-facts tp-editor" style={{ padding: 16 }}>
      <Said name={t("field.text")} text={question.text} languages={languages} />
      {fields.ends && (
        <>
          <Said name={t("field.low")} text={question.low} languages={languages} />
          <Said name={t("field.high")} text={question.high} languages={languages} />
        </>
      )}
      {(question.options ?? []).map((option) => (
        <Said key={option.id} name={t("field.option", { id: option.id })} text={option.text} languages={languages} />
      ))}
      <div>
        <dt>{t("code")}</dt>
        <dd>{question.id}</dd>
      </div>
    </dl>
  );
}
