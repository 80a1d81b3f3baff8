import { Anchor, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { Empty, QueryView } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useRuns } from "./api";
import { type Run } from "./model";
import { NewImport } from "./NewImport";
import { RunButtons } from "./RunButtons";
import { RunCounts, RunState } from "./RunState";

function useColumns(): Column<Run>[] {
  const { t } = useTranslation("imports");
  const { dateTime, zoneName } = useFormats();
  return [
    {
      id: "name",
      header: t("column.file"),
      width: "26%",
      cell: (run) => (
        <>
          {run.profile === "mapped" ? (
            <Anchor component={Link} to={`/imports/${run.id}`} dir="auto">
              {run.name}
            </Anchor>
          ) : (
            <span dir="auto">{run.name}</span>
          )}
          <span className="tp-sub">
            {t(`service.${run.service}`)} · {t(`profile.${run.profile}` as "profile.mapped", { defaultValue: run.profile })}
          </span>
        </>
      ),
      csv: (run) => run.name,
    },
    { id: "service", header: t("column.service"), csv: (run) => t(`service.${run.service}`) },
    { id: "profile", header: t("column.profile"), csv: (run) => run.profile },
    { id: "state", header: t("column.state"), width: "15%", cell: (run) => <RunState run={run} />, csv: (run) => t(`state.${run.state}`) },
    { id: "rows", header: t("column.rows"), cell: (run) => <RunCounts run={run} /> },
    { id: "read", header: t("column.read"), csv: (run) => run.read },
    { id: "imported", header: t("column.imported"), csv: (run) => run.imported },
    { id: "known", header: t("column.known"), csv: (run) => run.known },
    { id: "refused", header: t("column.refused"), csv: (run) => run.refused },
    { id: "createdAt", header: t("column.createdAt", { zone: zoneName }), cell: (run) => <span className="tp-nowrap">{dateTime(run.createdAt)}</span>, csv: (run) => run.createdAt },
    { id: "actions", header: t("column.actions"), cell: (run) => <RunButtons run={run} /> },
  ];
}

export default function ImportsPage() {
  const { t } = useTranslation("imports");
  const [sending, setSending] = useState(false);
  const runs = useRuns();
  const columns = useColumns();
  const begin = (
    <Button
      onClick={() => {
        setSending(true);
      }}
    >
      {t("new")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} aside={begin} />
      <QueryView query={runs}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t("empty.title")} text={t("empty.text")} />
          ) : (
            <>
              <Group justify="flex-end" mb="xs">
                <CsvButton name="imports" rows={() => csvOf(columns, rows)} />
              </Group>
              <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(run) => run.id} />
            </>
          )
        }
      </QueryView>
      {sending && (
        <NewImport
          onClose={() => {
            setSending(false);
          }}
        />
      )}
    </>
  );
}
