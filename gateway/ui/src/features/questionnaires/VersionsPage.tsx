import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { CsvButton, FilterSelect } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { DownloadIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useLanguageName } from "@/lib/names";
import { useFilters } from "@/lib/url";
import { type State, type VersionItem, useDiff, useOpen, useStateOf, useVersions } from "./api";
import { fitsKiosk, wordsIn } from "./definition";
import { DiffView } from "./DiffView";
import { ReadOnly } from "./DesignerPage";
import { exportDefinition } from "./export";
import { UsePanel } from "./UsePanel";
import { notesBetween, stateOf, usualPair } from "./versions";

function useColumns(id: string): Column<VersionItem>[] {
  const { t } = useTranslation("questionnaires");
  const { dateTime, list, number } = useFormats();
  const languageName = useLanguageName();
  return [
    { id: "version", header: t("column.version"), cell: (row) => t("versionNumber", { version: row.version }), csv: (row) => row.version },
    { id: "publishedAt", header: t("column.publishedAt"), cell: (row) => dateTime(row.publishedAt, "UTC"), csv: (row) => row.publishedAt },
    { id: "by", header: t("column.by"), cell: (row) => row.publishedBy ?? t("broughtAlong"), csv: (row) => row.publishedBy ?? t("broughtAlong") },
    {
      id: "note",
      header: t("column.note"),
      width: "30%",
      cell: (row) => (
        <span className="tp-prose" dir="auto">
          {row.note ?? "–"}
        </span>
      ),
      csv: (row) => row.note,
    },
    { id: "languages", header: t("field.languages"), cell: (row) => list(row.languages.map(languageName)), csv: (row) => row.languages.join(" ") },
    { id: "questions", header: t("questions"), align: "end", cell: (row) => number(row.questions), csv: (row) => row.questions },
    { id: "export", header: t("export"), cell: (row) => <ExportButton id={id} version={row.version} /> },
  ];
}

function ExportButton({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation("questionnaires");
  const state = useStateOf(id, version);
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<DownloadIcon size={13} />}
      aria-label={t("exportVersion", { version })}
      disabled={!state.data}
      onClick={() => {
        if (state.data) {
          exportDefinition(id, state.data, version);
        }
      }}
    >
      JSON
    </Button>
  );
}

function Difference({ id, from, to }: { id: string; from: State; to: State }) {
  const query = useDiff(id, from, to);
  const before = useStateOf(id, from);
  const after = useStateOf(id, to);
  return (
    <QueryView query={query}>{(diff) => <QueryView query={before}>{(one) => <QueryView query={after}>{(other) => <DiffView diff={diff} from={one} to={other} />}</QueryView>}</QueryView>}</QueryView>
  );
}

/** What those who published said of what is compared here. */
function Notes({ versions, from, to }: { versions: readonly VersionItem[]; from: State; to: State }) {
  const { t } = useTranslation("questionnaires");
  const notes = notesBetween(versions, from, to);
  return (
    notes.length > 0 && (
      <dl className="tp-notes" aria-label={t("versions.notes")}>
        {notes.map((each) => (
          <div key={each.version}>
            <dt>{t("versions.noteOf", { version: each.version, name: each.publishedBy ?? t("broughtAlong") })}</dt>
            <dd className="tp-prose" dir="auto">
              {each.note}
            </dd>
          </div>
        ))}
      </dl>
    )
  );
}

function Compared({ id, versions, hasDraft }: { id: string; versions: readonly VersionItem[]; hasDraft: boolean }) {
  const { t } = useTranslation("questionnaires");
  const [filters, , set] = useFilters("from", "to");
  const usual = usualPair(
    versions.map(({ version }) => version),
    hasDraft,
  );
  const from = stateOf(filters.from) ?? usual?.from ?? null;
  const to = stateOf(filters.to) ?? usual?.to ?? null;
  const options = [
    ...(hasDraft ? [{ value: "draft", label: t("draft") }] : []),
    ...versions.map(({ version }) => ({ value: String(version), label: t("versionNumber", { version }) })),
  ];
  return (
    <Paper withBorder p="md" mt="md" component="section">
      <Title order={2} mb="sm">
        {t("versions.difference")}
      </Title>
      {from === null || to === null ? (
        <Text c="dimmed">{t("versions.only")}</Text>
      ) : (
        <>
          <div className="tp-filters">
            <FilterSelect label={t("versions.from")} all="" value={String(from)} options={options} onChange={set("from")} always />
            <FilterSelect label={t("versions.to")} all="" value={String(to)} options={options} onChange={set("to")} always />
          </div>
          <Notes versions={versions} from={from} to={to} />
          <Difference id={id} from={from} to={to} />
        </>
      )}
    </Paper>
  );
}

function Shown({ id, version }: { id: string; version: number }) {
  const query = useStateOf(id, version);
  return <QueryView query={query}>{(definition) => <ReadOnly definition={definition} />}</QueryView>;
}

export default function VersionsPage() {
  const { t, i18n } = useTranslation("questionnaires");
  const { id = "" } = useParams();
  const query = useVersions(id);
  const open = useOpen(id).data;
  const [filters] = useFilters("show");
  const columns = useColumns(id);
  const title = open?.published ? wordsIn(open.published.title, i18n.language) : id;
  const shown = stateOf(filters.show);
  return (
    <>
      <PageHeader
        title={t("versions.of", { title })}
        lead={t("versions.lead")}
        back={{ to: `/questionnaires/${id}`, label: title }}
        aside={<CsvButton name={`${id}-versions`} rows={() => csvOf(columns, query.data ?? [])} />}
      />
      {open?.published && <UsePanel id={id} title={title} customerType={open.published.customerType} onKiosks={fitsKiosk(open.published)} />}
      <QueryView query={query}>
        {(versions) => (
          <>
            <DataTable caption={t("versions.title")} columns={columns} rows={versions} rowKey={(row) => String(row.version)} href={(row) => `/questionnaires/${id}/versions?show=${row.version}`} />
            <Compared id={id} versions={versions} hasDraft={Boolean(open?.draft)} />
          </>
        )}
      </QueryView>
      {typeof shown === "number" && (
        <section>
          <Group mt="lg" mb="sm">
            <Title order={2}>{t("versionNumber", { version: shown })}</Title>
          </Group>
          <Shown key={shown} id={id} version={shown} />
        </section>
      )}
    </>
  );
}
