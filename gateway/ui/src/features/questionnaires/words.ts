import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { humanised, useLanguageName, useNames, useTagNames } from "@/lib/names";
import { type Condition, type Question, wordsIn } from "./definition";

type Group = "kind" | "kindHint" | "position";

/** The name of a code of this feature; a new one is shown readable. */
export function useWords(): (group: Group, code: string) => string {
  const { t } = useTranslation("questionnaires");
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group, code) => translate(`${group}.${code}`, { defaultValue: humanised(code) });
}

function useAlternatives(): (items: readonly string[]) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const list = new Intl.ListFormat(i18n.language, { type: "disjunction" });
    return (items: readonly string[]) => list.format(items);
  }, [i18n.language]);
}

/** The answer of a question in words, as conditions name it. */
export function useAnswerWords(): (question: Question | undefined, value: string, language: string) => string {
  const { t } = useTranslation();
  return (question, value, language) => {
    if (question?.kind === "YES_NO") {
      return value === "true" ? t("yes") : t("no");
    }
    const option = question?.options?.find(({ id }) => id === value);
    return option ? wordsIn(option.text, language) || value : value;
  };
}

/** "Only if “Did you wait?” is Yes": when a question is asked, in a sentence. */
export function useConditionWords(): (condition: Condition, questions: readonly Question[], language: string) => string {
  const { t } = useTranslation("questionnaires");
  const answerWords = useAnswerWords();
  const alternatives = useAlternatives();
  return (condition, questions, language) => {
    const about = questions.find(({ id }) => id === condition.question);
    const question = wordsIn(about?.text, language) || condition.question;
    const { atLeast, atMost, anyOf } = condition;
    if (anyOf !== undefined) {
      return t("when.anyOf", { question, answers: alternatives(anyOf.map((value) => answerWords(about, value, language))) });
    }
    if (atLeast !== undefined && atMost !== undefined) {
      return atLeast === atMost ? t("when.anyOf", { question, answers: String(atLeast) }) : t("when.between", { question, atLeast, atMost });
    }
    return atLeast === undefined ? t("when.atMost", { question, atMost: atMost ?? "…" }) : t("when.atLeast", { question, atLeast });
  };
}

/** A field of a question or questionnaire, as differences name it: "text.ar" is "Text (Arabic)". */
export function useFieldWords(): (field: string) => string {
  const { t } = useTranslation("questionnaires");
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  const languageName = useLanguageName();
  return (field) => {
    const [root = "", ...rest] = field.split(".");
    const name = translate(`field.${root}`, { defaultValue: humanised(root) });
    if (root === "options" && rest[0]) {
      const language = rest[2];
      return language ? t("inLanguage", { field: t("field.option", { id: rest[0] }), language: languageName(language) }) : t("field.option", { id: rest[0] });
    }
    if (root === "when") {
      return name;
    }
    return rest[0] ? t("inLanguage", { field: name, language: languageName(rest[0]) }) : name;
  };
}

/** A value of such a field; null is said, not left blank. */
export function useValueWords(): (field: string, value: unknown) => string {
  const { t } = useTranslation("questionnaires");
  const words = useWords();
  const names = useNames();
  const tags = useTagNames();
  const languageName = useLanguageName();
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") {
      return t("nothing");
    }
    if (typeof value === "boolean") {
      return value ? t("components:yes") : t("components:no");
    }
    if (Array.isArray(value)) {
      return value.map((each) => (field === "languages" ? languageName(String(each)) : shown("", each))).join(", ");
    }
    if (typeof value === "object") {
      return Object.entries(value)
        .map(([key, each]) => `${key}: ${shown("", each)}`)
        .join(", ");
    }
    const text = String(value as string | number);
    switch (field) {
      case "dimension":
      case "step":
      case "competency":
        return names(field, text);
      case "attribute":
      case "area":
        return tags(field, text);
      case "kind":
        return words(field, text);
      default:
        return text;
    }
  };
  return shown;
}
