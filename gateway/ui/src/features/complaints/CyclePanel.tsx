import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { DownIcon, UpIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import type { ComplaintDetail, Cycle, HandOff } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useUnitNames } from "@/lib/units";
import { useCycle } from "./api";
import { type Part, partsOf } from "./model";
import { useLength } from "./words";

function Bar({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation("complaints");
  const { percent } = useFormats();
  return (
    <div className="tp-split" role="img" aria-label={parts.map(({ what, share }) => `${t(`cycle.part.${what}`)} ${percent(share)}`).join(", ")}>
      {parts.map(({ what, share }) => share > 0 && <span key={what} data-part={what} style={{ flexGrow: share }} />)}
    </div>
  );
}

function Split({ cycle, complaint, zone }: { cycle: Cycle; complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const { dateTime, percent } = useFormats();
  const length = useLength();
  const unitName = useUnitNames(complaint.site);
  const parts = partsOf(cycle);
  const side = (unit: string | null, owner: string | null) => [unit === null ? null : unitName(unit), owner].filter(Boolean).join(" · ") || t("nobody");
  const partColumns: Column<Part>[] = [
    {
      id: "part",
      header: t("cycle.column.part"),
      cell: ({ what }) => (
        <>
          <span className="tp-split-key" data-part={what} aria-hidden /> {t(`cycle.part.${what}`)}
        </>
      ),
      csv: ({ what }) => t(`cycle.part.${what}`),
    },
    { id: "time", header: t("cycle.column.time"), align: "end", cell: ({ seconds }) => length(seconds), csv: ({ seconds }) => seconds },
    { id: "share", header: t("cycle.column.share"), align: "end", cell: ({ share }) => percent(share), csv: ({ share }) => share },
  ];
  const handOffColumns: Column<HandOff>[] = [
    { id: "at", header: t("cycle.column.at"), cell: (row) => dateTime(row.at, zone), csv: (row) => row.at },
    { id: "from", header: t("cycle.column.from"), cell: (row) => <bdi>{side(row.fromUnit, row.fromOwner)}</bdi>, csv: (row) => side(row.fromUnit, row.fromOwner) },
    {
      id: "to",
      header: t("cycle.column.to"),
      cell: (row) => (
        <>
          <bdi>{side(row.toUnit, row.toOwner)}</bdi>
          {row.returned && <span className="tp-sub">{t("cycle.back")}</span>}
        </>
      ),
      csv: (row) => side(row.toUnit, row.toOwner),
    },
    { id: "takenUp", header: t("cycle.column.takenUp"), cell: (row) => (row.takenUpAt === null ? t("cycle.notYet") : dateTime(row.takenUpAt, zone)), csv: (row) => row.takenUpAt },
    { id: "dead", header: t("cycle.column.dead"), align: "end", cell: (row) => length(row.deadSeconds), csv: (row) => row.deadSeconds },
  ];
  return (
    <Stack gap="md" mt="sm">
      <Text>
        {t(cycle.endedAt === null ? "cycle.open" : "cycle.ended", { total: length(cycle.totalSeconds) })} {t("cycle.rework", { reopened: cycle.reopened, repeated: cycle.repeated, returned: cycle.returned })}
      </Text>
      <Bar parts={parts} />
      <DataTable caption={t("cycle.title")} columns={partColumns} rows={parts} rowKey={({ what }) => what} />
      <Group justify="space-between">
        <Title order={3}>{t("cycle.handOffs")}</Title>
        <CsvButton name={`${complaint.reference}-hand-offs`} rows={() => csvOf(handOffColumns, cycle.handOffs)} />
      </Group>
      {cycle.handOffs.length === 0 ? <Text c="dimmed">{t("cycle.none")}</Text> : <DataTable caption={t("cycle.handOffs")} columns={handOffColumns} rows={cycle.handOffs} rowKey={({ at }) => at} />}
    </Stack>
  );
}

/** Where the time of a case went. */
export function CyclePanel({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const [shown, setShown] = useState(false);
  const query = useCycle(complaint, shown);
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-labelledby="cycle-title">
      <Group justify="space-between">
        <Title order={2} id="cycle-title">
          {t("cycle.title")}
        </Title>
        <Button
          variant="default"
          size="xs"
          aria-expanded={shown}
          rightSection={shown ? <UpIcon size={13} /> : <DownIcon size={13} />}
          onClick={() => {
            setShown(!shown);
          }}
        >
          {t(shown ? "cycle.hide" : "cycle.show")}
        </Button>
      </Group>
      {shown && <QueryView query={query}>{(cycle) => <Split cycle={cycle} complaint={complaint} zone={zone} />}</QueryView>}
    </Paper>
  );
}
