import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ByWhom } from "@/components/ByWhom";
import { CsvButton } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { KeptKind } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useRetention } from "./api";
import { decisions } from "./model";
import { RetentionDialog } from "./RetentionDialog";
import { useMonths } from "./words";

function History({ kinds }: { kinds: readonly KeptKind[] }) {
  const { t } = useTranslation("retention");
  const { fromTo } = useFormats();
  const months = useMonths();
  const all = decisions(kinds);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("history")}
      </Title>
      {all.length === 0 ? (
        <Text c="dimmed">{t("never")}</Text>
      ) : (
        <ul className="tp-plain-list">
          {all.map((each) => (
            <li key={`${each.kind} ${each.changedAt ?? ""}`}>
              <Text fw={600} size="sm">
                <ByWhom who={each.changedBy} at={each.changedAt} />
              </Text>
              <Text size="sm">
                {t(`kind.${each.kind}`)}: {fromTo(months(each.before), months(each.months))}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}

function Times({ kinds, onChange }: { kinds: readonly KeptKind[]; onChange: (kind: KeptKind) => void }) {
  const { t } = useTranslation("retention");
  const { date, dateTime, number } = useFormats();
  const months = useMonths();
  const columns: Column<KeptKind>[] = [
    {
      id: "kind",
      header: t("column.kind"),
      cell: (row) => (
        <>
          <Text fw={600}>{t(`kind.${row.kind}`)}</Text>
          <Text size="sm" c="dimmed">
            {t(`goes.${row.kind}`)}
          </Text>
        </>
      ),
      csv: (row) => t(`kind.${row.kind}`),
    },
    {
      id: "kept",
      header: t("column.kept"),
      width: 180,
      cell: (row) => (
        <>
          {months(row.months)}
          {row.next?.effectiveAt && (
            <Text size="sm" fw={600}>
              {t("next", { months: months(row.next.months), at: dateTime(row.next.effectiveAt) })}
            </Text>
          )}
        </>
      ),
      csv: (row) => row.months,
    },
    {
      id: "cut",
      header: t("column.cut"),
      width: 180,
      cell: (row) => (row.lastCutAt === null ? t("nothing") : t("cut", { number: number(row.cutInAll), last: number(row.lastCutRecords ?? 0), date: date(row.lastCutAt) })),
      csv: (row) => row.cutInAll,
    },
    {
      id: "change",
      header: "",
      align: "end",
      cell: (row) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t("changeOf", { kind: t(`kind.${row.kind}`) })}
          onClick={() => {
            onChange(row);
          }}
        >
          {t("change")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable caption={t("title")} columns={columns} rows={kinds} rowKey={(row) => row.kind} />
      <div>
        <CsvButton name="retention" rows={() => csvOf(columns, kinds)} />
      </div>
    </>
  );
}

export default function RetentionPage() {
  const { t } = useTranslation("retention");
  const query = useRetention();
  const [changing, setChanging] = useState<KeptKind | null>(null);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <QueryView query={query}>
        {(kinds) => (
          <Stack gap="lg">
            <Times kinds={kinds} onChange={setChanging} />
            <Text size="sm" c="dimmed" maw={820}>
              {t("stays")}
            </Text>
            <History kinds={kinds} />
          </Stack>
        )}
      </QueryView>
      {changing && (
        <RetentionDialog
          kept={changing}
          onClose={() => {
            setChanging(null);
          }}
        />
      )}
    </>
  );
}
