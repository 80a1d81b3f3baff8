import { Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { QueryView } from "@/components/states";
import type { Need } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { useNeeds } from "./api";
import type { CustomerType } from "./model";

function useColumns(): Column<Need>[] {
  const { t } = useTranslation("journey");
  const { decimal, number } = useFormats();
  const names = useNames();
  const tags = useTagNames();
  const called = ({ kind, code }: Need) => (kind === "DIMENSION" ? names("dimension", code) : tags(kind === "AREA" ? "area" : "attribute", code));
  return [
    { id: "what", header: t("needs.what"), cell: called, csv: called },
    { id: "kind", header: t("needs.kind"), cell: (row) => t(`needs.kinds.${row.kind}`), csv: (row) => t(`needs.kinds.${row.kind}`) },
    {
      id: "mean",
      header: t("needs.mean"),
      align: "end",
      cell: (row) => (
        <>
          {row.mean === null ? "–" : decimal(row.mean)}
          {row.lower !== null && row.upper !== null && <span className="tp-sub">{t("needs.interval", { lower: decimal(row.lower), upper: decimal(row.upper) })}</span>}
        </>
      ),
      csv: (row) => row.mean,
    },
    { id: "lower", header: t("needs.lower"), csv: (row) => row.lower },
    { id: "upper", header: t("needs.upper"), csv: (row) => row.upper },
    {
      id: "n",
      header: t("needs.n"),
      align: "end",
      cell: (row) => (
        <>
          {number(row.n)}
          {row.suppressed && <span className="tp-sub">{t("needs.few")}</span>}
        </>
      ),
      csv: (row) => row.n,
    },
  ];
}

/** What matters to customers of a type, by what they said themselves. */
export function NeedsPanel({ customerType, site }: { customerType: CustomerType; site: string }) {
  const { t } = useTranslation("journey");
  const query = useNeeds(site);
  const columns = useColumns();
  return (
    <QueryView query={query}>
      {(all) => {
        const rows = all.filter((need) => need.customerType === customerType);
        return (
          <Paper withBorder p="md" mt="md" component="section" data-needs={customerType}>
            <Group justify="space-between" mb="xs">
              <Group gap={6}>
                <Title order={3} size="h4">
                  {t("needs.title")}
                </Title>
                <InfoTip label={t("needs.about")}>{t("needs.explained")}</InfoTip>
              </Group>
              {rows.length > 0 && <CsvButton name={`needs-${customerType.toLowerCase()}`} rows={() => csvOf(columns, rows)} />}
            </Group>
            <Text size="sm" c="dimmed" mb="xs">
              {rows.length === 0 ? t("needs.empty") : t(site === "" ? "needs.lead" : "needs.leadSite")}
            </Text>
            {rows.length > 0 && <DataTable caption={t("needs.title")} columns={columns} rows={rows} rowKey={(row) => `${row.kind} ${row.code}`} />}
          </Paper>
        );
      }}
    </QueryView>
  );
}
