import { Button, Paper, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { QueryView } from "@/components/states";
import { useSiteNow } from "./api";
import { type SiteValues, valuesOf } from "./model";

/** Somebody saved the site first: shows both versions, and loads theirs only when asked to. */
export function ConflictNotice({ mine, code, onReload }: { mine: SiteValues; code: string; onReload: () => void }) {
  const { t } = useTranslation("directory");
  const query = useSiteNow(code);
  return (
    <Paper withBorder p="md" mb="md" maw={820} role="alert" className="tp-problem">
      <Title order={2}>{t("conflict.title")}</Title>
      <Text mb="sm">{t("conflict.text")}</Text>
      <QueryView query={query}>
        {(site) => {
          const theirs = valuesOf(site);
          const fields = (Object.keys(theirs) as (keyof SiteValues)[]).filter((field) => theirs[field] !== mine[field]);
          return (
            <Table mb="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th />
                  <Table.Th scope="col">{t("conflict.mine")}</Table.Th>
                  <Table.Th scope="col">{t("conflict.theirs")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map((field) => (
                  <Table.Tr key={field}>
                    <Table.Th scope="row">{t(`field.${field}`)}</Table.Th>
                    <Table.Td>{mine[field]}</Table.Td>
                    <Table.Td>{theirs[field]}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          );
        }}
      </QueryView>
      <Button variant="default" onClick={onReload}>
        {t("conflict.load")}
      </Button>
    </Paper>
  );
}
