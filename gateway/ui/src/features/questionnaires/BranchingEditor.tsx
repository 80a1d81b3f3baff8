import { Checkbox, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { faultBeside } from "@/lib/problem";
import { branchingFault, conditionOn, offersFor, shapeOf } from "./branching";
import { type Condition, type Question, wordsIn } from "./definition";
import { type Parts, faultAt } from "./faults";
import { useAnswerWords } from "./words";

interface Props {
  questions: readonly Question[];
  index: number;
  language: string;
  faults: Parts | undefined;
  onChange: (when: Condition | undefined) => void;
}

const number = (value: number | string) => (value === "" ? undefined : Number(value));

/** Only the bounds or answers that are given; an absent one is no null. */
function condition(question: string, { atLeast, atMost, anyOf }: Omit<Condition, "question">): Condition {
  return { question, ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }), ...(anyOf && { anyOf }) };
}

function Marks({ about, when, least, most, onChange }: { about: Question; when: Condition; least: number; most: number; onChange: (when: Condition) => void }) {
  const { t } = useTranslation("questionnaires");
  const bounds = { min: Number.isFinite(least) ? least : undefined, max: Number.isFinite(most) ? most : undefined, allowDecimal: about.kind === "NUMBER", w: 130, clampBehavior: "none" as const };
  return (
    <Group gap="sm" align="flex-start">
      <NumberInput
        label={t("atLeast")}
        {...bounds}
        value={when.atLeast ?? ""}
        onChange={(value) => {
          onChange(condition(about.id, { atLeast: number(value), atMost: when.atMost }));
        }}
      />
      <NumberInput
        label={t("atMostMark")}
        {...bounds}
        value={when.atMost ?? ""}
        onChange={(value) => {
          onChange(condition(about.id, { atLeast: when.atLeast, atMost: number(value) }));
        }}
      />
    </Group>
  );
}

/** Decides whether a question is asked of everybody, or only after some answers to an earlier one. */
export function BranchingEditor({ questions, index, language, faults, onChange }: Props) {
  const { t } = useTranslation("questionnaires");
  const answerWords = useAnswerWords();
  const when = questions[index]?.when;
  const offers = offersFor(questions, index);
  const about = offers.find(({ id }) => id === when?.question);
  const shape = about ? shapeOf(about) : null;
  const wrong = branchingFault(questions, index);
  const told = faultAt(faults, "when");
  const error = wrong ? t(`branching.${wrong}`) : told && faultBeside(told);
  return (
    <Stack gap="sm">
      <Select
        label={t("askedIf")}
        description={offers.length === 0 ? t("nothingEarlier") : undefined}
        data={[
          { value: "", label: t("always") },
          ...offers.map((question) => ({ value: question.id, label: wordsIn(question.text, language) || question.id })),
          // A question that is gone or comes later stays in sight, so that the fault can be understood.
          ...(when && !about ? [{ value: when.question, label: when.question, disabled: true }] : []),
        ]}
        value={when?.question ?? ""}
        allowDeselect={false}
        error={error}
        onChange={(chosen) => {
          const question = offers.find(({ id }) => id === chosen);
          onChange(question && conditionOn(question));
        }}
      />
      {when && about && shape?.of === "choice" && (
        <Checkbox.Group
          label={t("oneOf")}
          value={[...(when.anyOf ?? [])]}
          onChange={(anyOf) => {
            onChange(condition(about.id, { anyOf }));
          }}
        >
          <Group gap="md" mt={6}>
            {shape.values.map((value) => (
              <Checkbox key={value} value={value} label={answerWords(about, value, language)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {when && about && shape?.of === "marks" && when.anyOf === undefined && <Marks about={about} when={when} least={shape.least} most={shape.most} onChange={onChange} />}
      {when && about && shape?.of === "marks" && when.anyOf !== undefined && <Text size="sm">{t("oneOfMarks", { marks: when.anyOf.join(", ") })}</Text>}
    </Stack>
  );
}
