import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asClock, gap, highestOf, shownValue } from "@/lib/answers";
import type { Answer } from "@/lib/contract";
import { useFormats } from "@/lib/format";

/** A mark, as figures first and drawn beside them. */
function Scale({ value, of }: { value: number; of: number }) {
  return (
    <span className="tp-scale" aria-hidden="true">
      {Array.from({ length: of }, (_, step) => (
        <i key={step} data-on={step < value || undefined} />
      ))}
    </span>
  );
}

const FACES = { 1: "answer.smiley.1", 2: "answer.smiley.2", 3: "answer.smiley.3", 4: "answer.smiley.4" } as const;

function Mark({ kind, value, highest }: { kind: string; value: number; highest: number }) {
  const { t } = useTranslation("tags");
  const face = kind === "SMILEY" ? FACES[value as keyof typeof FACES] : undefined;
  return (
    <>
      {face ? `${t(face)} – ` : ""}
      {highest === 5 ? t("components:answer.ofFive", { value }) : t("answer.ofMost", { value, most: highest })} <Scale value={value} of={highest} />
    </>
  );
}

function Pair({ answer, experienced }: { answer: Answer; experienced: number }) {
  const { t } = useTranslation("tags");
  const difference = gap(answer);
  return (
    <>
      {t("components:answer.ofFive", { value: experienced })} <Scale value={experienced} of={5} />
      {answer.expected !== null && difference !== null && (
        <span className="tp-sub">{t("answer.expected", { value: answer.expected, gap: `${difference > 0 ? "+" : ""}${difference}` })}</span>
      )}
    </>
  );
}

function Given({ answer }: { answer: Answer }) {
  const { t } = useTranslation("tags");
  const { decimal } = useFormats();
  const { kind, value, experienced } = answer;
  if (experienced !== null) {
    return <Pair answer={answer} experienced={experienced} />;
  }
  if (typeof value === "boolean") {
    return value ? t("components:yes") : t("components:no");
  }
  if (typeof value === "number") {
    const highest = highestOf(kind);
    return kind === "SECONDS" ? t("answer.clock", { time: asClock(value) }) : highest === null ? decimal(value) : <Mark kind={kind} value={value} highest={highest} />;
  }
  return kind === "TEXT" ? (
    <span className="tp-prose" dir="auto">
      {shownValue(answer)}
    </span>
  ) : (
    shownValue(answer)
  );
}

/** Questions and what was answered, in words. */
export function AnswerTable({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation("tags");
  return (
    <Table verticalSpacing={6}>
      <Table.Tbody>
        {answers.map((answer) => (
          <Table.Tr key={answer.question}>
            <Table.Th scope="row" fw={400} w="60%">
              {answer.kind === "IMPORTANCE" ? t("answer.important", { text: answer.text }) : answer.text}
            </Table.Th>
            <Table.Td>
              <Given answer={answer} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
