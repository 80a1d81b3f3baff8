import { Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportTrial } from "@/lib/contract";
import { useFormats } from "@/lib/format";

/** What would come of the file. */
export function Trial({ trial }: { trial: ImportTrial }) {
  const { t } = useTranslation("imports");
  const { number } = useFormats();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="trial">
      <Stack gap="sm">
        <Title order={2} id="trial">
          {t("trial.title")}
        </Title>
        <Text role="status" fw={600}>
          {t("trial.counts", { rows: number(trial.rows), good: number(trial.good), known: number(trial.known), refused: number(trial.refused) })}
        </Text>
        {trial.reasons.length > 0 && (
          <Table.ScrollContainer minWidth={420}>
            <Table withTableBorder>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("trial.reason")}</Table.Th>
                  <Table.Th scope="col" ta="end" w={110}>
                    {t("trial.rows")}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {trial.reasons.map((each) => (
                  <Table.Tr key={each.reason}>
                    <Table.Td dir="auto">{each.reason}</Table.Td>
                    <Table.Td ta="end">{number(each.rows)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {trial.lines.length > 0 && (
          <details>
            <summary>{t("trial.lines", { count: trial.lines.length, shown: number(trial.lines.length) })}</summary>
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col" w={80}>
                      {t("trial.line")}
                    </Table.Th>
                    <Table.Th scope="col">{t("trial.reason")}</Table.Th>
                    <Table.Th scope="col">{t("trial.row")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {trial.lines.map((each) => (
                    <Table.Tr key={each.line}>
                      <Table.Td>{number(each.line)}</Table.Td>
                      <Table.Td dir="auto">{each.reason}</Table.Td>
                      <Table.Td dir="auto">
                        <span className="tp-clip">{each.row}</span>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </details>
        )}
      </Stack>
    </Paper>
  );
}
