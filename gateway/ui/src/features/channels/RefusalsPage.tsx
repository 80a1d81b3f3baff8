import { Button, Code, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { CsvButton, FilterSelect } from "@/components/controls";
import { ByWhom } from "@/components/ByWhom";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel } from "@/components/states";
import type { RefusedAnswer } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useFilters } from "@/lib/url";
import { useDiscard, useKiosk, useRefusals } from "./api";
import { readable } from "./model";

function DiscardDialog({ kiosk, wanted, onClose }: { kiosk: string; wanted: string[]; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const discard = useDiscard(kiosk);
  return (
    <Modal opened onClose={onClose} title={t("refusals.discardTitle", { count: wanted.length })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {discard.isError && <ProblemPanel error={discard.error} />}
      <Text mb="md">{t("refusals.discardText")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("components:cancel")}
        </Button>
        <Button color="red" loading={discard.isPending} onClick={() => { discard.mutate(wanted, { onSuccess: onClose }); }}>
          {t("refusals.discard")}
        </Button>
      </Group>
    </Modal>
  );
}

/** What was answered at a kiosk and fits none of its questions: managers read it, and discard what says nothing. */
export default function RefusalsPage() {
  const { t } = useTranslation("channels");
  const { dateTime } = useFormats();
  const { id = "" } = useParams();
  const [filters, , set] = useFilters("discarded");
  const discarded = filters.discarded === "true";
  const kiosk = useKiosk(id).data;
  const query = useRefusals(id, discarded);
  const [wanted, setWanted] = useState<string[] | null>(null);
  const columns: Column<RefusedAnswer>[] = [
    {
      id: "answer",
      header: t("refusals.answer"),
      width: "42%",
      cell: (row) =>
        row.answer === null ? (
          <Text size="sm" c="dimmed">
            {t("refusals.gone")}
          </Text>
        ) : (
          <Code block dir="ltr" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
            {readable(row.answer)}
          </Code>
        ),
      csv: (row) => row.answer,
    },
    { id: "reason", header: t("refusals.reason"), cell: (row) => <span dir="auto">{row.reason}</span>, csv: (row) => row.reason },
    { id: "deviceAt", header: t("refusals.deviceAt"), cell: (row) => (row.deviceAt ? dateTime(row.deviceAt) : "–"), csv: (row) => row.deviceAt },
    { id: "receivedAt", header: t("refusals.receivedAt"), cell: (row) => dateTime(row.receivedAt), csv: (row) => row.receivedAt },
    ...(discarded
      ? [
          { id: "discarded", header: t("refusals.discarded"), cell: (row: RefusedAnswer) => <ByWhom who={row.discardedBy} at={row.discardedAt} />, csv: (row: RefusedAnswer) => row.discardedBy },
          { id: "discardedAt", header: t("refusals.discardedAt"), csv: (row: RefusedAnswer) => row.discardedAt },
        ]
      : [
          {
            id: "actions",
            header: t("column.actions"),
            cell: (row: RefusedAnswer) => (
              <Button size="compact-sm" variant="default" onClick={() => { setWanted([row.id]); }}>
                {t("refusals.discard")}
              </Button>
            ),
          },
        ]),
  ];
  const shown = query.data ?? [];
  return (
    <>
      <PageHeader
        title={kiosk ? t("refusals.titleOf", { name: kiosk.name }) : t("refusals.title")}
        lead={t("refusals.lead")}
        back={{ to: "/channels/kiosks", label: t("tab.kiosks") }}
        aside={
          <>
            <CsvButton name="kiosk-refusals" rows={() => csvOf(columns, shown)} />
            {!discarded && shown.length > 1 && (
              <Button size="xs" variant="default" onClick={() => { setWanted(shown.slice(0, 200).map((row) => row.id)); }}>
                {t("refusals.discardShown")}
              </Button>
            )}
          </>
        }
      />
      <div className="tp-filters">
        <FilterSelect label={t("refusals.which")} all={t("refusals.waiting")} value={filters.discarded} options={[{ value: "true", label: t("refusals.onlyDiscarded") }]} onChange={set("discarded")} />
      </div>
      <PagedList query={query} empty={<NothingFound filtered={discarded} path={`/channels/kiosks/${id}/refusals`} title={t("refusals.empty.title")} text={t("refusals.empty.text")} />}>
        {(rows) => <DataTable caption={t("refusals.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      </PagedList>
      {wanted !== null && <DiscardDialog kiosk={id} wanted={wanted} onClose={() => { setWanted(null); }} />}
    </>
  );
}
