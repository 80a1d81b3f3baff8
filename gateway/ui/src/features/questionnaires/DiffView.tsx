import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "@/components/controls";
import { CrossIcon, LevelIcon, NoteIcon, PlusIcon } from "@/components/icons";
import { type Definition, directionOf, idsOf, wordsIn } from "./definition";
import { type Change, type Diff, type Line, isEmpty, linesOf } from "./diff";
import { useFieldWords, useValueWords } from "./words";

const LOOK: Record<Line["what"], { tone: Tone; icon: ReactNode }> = {
  added: { tone: "good", icon: <PlusIcon size={13} /> },
  removed: { tone: "bad", icon: <CrossIcon size={13} /> },
  moved: { tone: "info", icon: <LevelIcon size={13} /> },
  changed: { tone: "warn", icon: <NoteIcon size={13} /> },
};

function Changed({ change }: { change: Change }) {
  const { t } = useTranslation("questionnaires");
  const fieldWords = useFieldWords();
  const valueWords = useValueWords();
  const language = change.field.split(".").at(-1) ?? "";
  const direction = /^(title|text|low|high|unit|options)\./.test(change.field) ? directionOf(language) : undefined;
  return (
    <li>
      {fieldWords(change.field)}:{" "}
      <del className="tp-before" dir={direction}>
        <span className="tp-heard">{t("before")} </span>
        {valueWords(change.field, change.from)}
      </del>{" "}
      <ins className="tp-after" dir={direction}>
        <span className="tp-heard">{t("after")} </span>
        {valueWords(change.field, change.to)}
      </ins>
    </li>
  );
}

interface Props {
  diff: Diff;
  from: Definition;
  to: Definition;
}

/** What is different, question by question, in words; colours and strokes only repeat them. */
export function DiffView({ diff, from, to }: Props) {
  const { t, i18n } = useTranslation("questionnaires");
  if (isEmpty(diff)) {
    return <Text c="dimmed">{t("noDifference")}</Text>;
  }
  const name = (id: string) => wordsIn([...to.questions, ...from.questions].find((question) => question.id === id)?.text, i18n.language) || id;
  return (
    <ul className="tp-diff">
      {linesOf(diff, idsOf(to.questions)).map((line) => (
        <li key={`${line.what} ${line.id}`}>
          <StateBadge {...LOOK[line.what]}>{t(`diff.${line.what}`)}</StateBadge>{" "}
          <Text component="span" fw={600}>
            {line.id === "" ? t("diff.whole") : name(line.id)}
          </Text>
          {line.places && <span className="tp-sub">{t("diff.places", { from: line.places.from, to: line.places.to })}</span>}
          {line.changes.length > 0 && (
            <ul>
              {line.changes.map((change) => (
                <Changed key={change.field} change={change} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
