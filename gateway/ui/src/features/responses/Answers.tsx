import { Paper, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AnswerTable } from "@/components/AnswerTable";
import type { Answer } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { grouped } from "./model";

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
          <AnswerTable answers={group.answers} />
        </div>
      ))}
    </Paper>
  );
}
