import { Paper, Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { gap, grouped, shownValue } from "./model";

/** A mark out of five, as figures first and drawn beside them. */
function Scale({ value }: { value: number }) {
  return (
    <span className="tp-scale" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((step) => (
        <i key={step} data-on={step <= value || undefined} />
      ))}
    </span>
  );
}

function Given({ answer }: { answer: Answer }) {
  const { t } = useTranslation("responses");
  const difference = gap(answer);
  if ((answer.kind === "IMPORTANCE" || answer.kind.startsWith("RATING")) && typeof answer.value === "number") {
    return (
      <>
        {t("ofFive", { value: answer.value })} <Scale value={answer.value} />
      </>
    );
  }
  if (answer.experienced === null) {
    return shownValue(answer);
  }
  return (
    <>
      {t("experienced", { value: answer.experienced })} <Scale value={answer.experienced} />
      {answer.expected !== null && difference !== null && (
        <span className="tp-sub">{t("expected", { value: answer.expected, gap: `${difference > 0 ? "+" : ""}${difference}` })}</span>
      )}
    </>
  );
}

export function Answers({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation("responses");
  const names = useNames();
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("answers")}
      </Title>
      {grouped(answers).map((group) => (
        <div key={group.dimension ?? "general"}>
          {group.dimension && (
            <Title order={3} mt="md" mb={4}>
              {names("dimension", group.dimension)}
            </Title>
          )}
          <Table verticalSpacing={6}>
            <Table.Tbody>
              {group.answers.map((answer) => (
                <Table.Tr key={answer.question}>
                  <Table.Th scope="row" fw={400} w="60%">
                    {answer.kind === "IMPORTANCE" ? t("important") : answer.text}
                  </Table.Th>
                  <Table.Td>
                    <Given answer={answer} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </Paper>
  );
}
