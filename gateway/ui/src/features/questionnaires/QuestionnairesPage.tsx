import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, FilterSelect, RoleButton, SearchField, StateBadge, useNow } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CheckIcon, NoteIcon, PlusIcon, UploadIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useLanguageName, useNames } from "@/lib/names";
import { useFilters } from "@/lib/url";
import { type Listed, useQuestionnaires } from "./api";
import { CUSTOMER_TYPES, wordsIn } from "./definition";
import { ImportDialog } from "./ImportDialog";
import { NewDialog } from "./NewDialog";
import { WRITERS } from "./roles";

function useColumns(): Column<Listed>[] {
  const { t, i18n } = useTranslation("questionnaires");
  const { date, list, number, relative } = useFormats();
  const names = useNames();
  const languageName = useLanguageName();
  const now = useNow();
  return [
    {
      id: "title",
      header: t("column.title"),
      cell: (row) => (
        <>
          {wordsIn(row.title, i18n.language)}
          <span className="tp-sub">{row.id}</span>
        </>
      ),
      csv: (row) => wordsIn(row.title, i18n.language),
    },
    { id: "id", header: t("code"), csv: (row) => row.id },
    { id: "customerType", header: t("column.customerType"), cell: (row) => names("customerType", row.customerType), csv: (row) => names("customerType", row.customerType) },
    {
      id: "version",
      header: t("column.version"),
      cell: (row) =>
        row.version === null ? (
          t("neverPublished")
        ) : (
          <StateBadge tone="good" icon={<CheckIcon size={13} />}>
            {t("versionNumber", { version: row.version })}
          </StateBadge>
        ),
      csv: (row) => row.version,
    },
    {
      id: "draft",
      header: t("draft"),
      cell: (row) =>
        row.draft ? (
          <>
            <StateBadge tone="info" icon={<NoteIcon size={13} />}>
              {t("draft")}
            </StateBadge>
            <span className="tp-sub">{t("draftBy", { name: row.draft.updatedBy, when: relative(row.draft.updatedAt, now) })}</span>
          </>
        ) : (
          "–"
        ),
      csv: (row) => row.draft?.updatedAt,
    },
    { id: "languages", header: t("field.languages"), cell: (row) => list(row.languages.map(languageName)), csv: (row) => row.languages.join(" ") },
    { id: "questions", header: t("questions"), align: "end", cell: (row) => number(row.questions.length), csv: (row) => row.questions.length },
    { id: "publishedAt", header: t("column.publishedAt"), cell: (row) => (row.publishedAt === null ? "–" : date(row.publishedAt)), csv: (row) => row.publishedAt },
  ];
}

export default function QuestionnairesPage() {
  const { t, i18n } = useTranslation("questionnaires");
  const names = useNames();
  const query = useQuestionnaires();
  const columns = useColumns();
  const [filters, change, set] = useFilters("q", "customerType");
  const [dialog, setDialog] = useState<"new" | "import" | null>(null);
  const wanted = filters.q.toLowerCase();
  const matching = (all: readonly Listed[]) =>
    all.filter((row) => (filters.customerType === "" || row.customerType === filters.customerType) && `${row.id} ${wordsIn(row.title, i18n.language)}`.toLowerCase().includes(wanted));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={
          <>
            <CsvButton name="questionnaires" rows={() => csvOf(columns, matching(query.data ?? []))} />
            <RoleButton
              needs={WRITERS}
              variant="default"
              size="xs"
              leftSection={<UploadIcon size={15} />}
              onClick={() => {
                setDialog("import");
              }}
            >
              {t("import.title")}
            </RoleButton>
            <RoleButton
              needs={WRITERS}
              size="xs"
              leftSection={<PlusIcon size={15} />}
              onClick={() => {
                setDialog("new");
              }}
            >
              {t("new.title")}
            </RoleButton>
          </>
        }
      />
      <div className="tp-filters">
        <SearchField
          label={t("search")}
          value={filters.q}
          onChange={(q) => {
            change({ q }, true);
          }}
        />
        <FilterSelect
          label={t("column.customerType")}
          all={t("allCustomers")}
          value={filters.customerType}
          options={CUSTOMER_TYPES.map((value) => ({ value, label: names("customerType", value) }))}
          onChange={set("customerType")}
        />
      </div>
      <QueryView query={query}>
        {(all) => {
          const rows = matching(all);
          return rows.length === 0 ? (
            <NothingFound filtered={all.length > 0} path="/questionnaires" title={t("empty.title")} text={t("empty.text")} />
          ) : (
            <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} href={(row) => `/questionnaires/${row.id}`} />
          );
        }}
      </QueryView>
      {dialog === "new" && (
        <NewDialog
          known={query.data ?? []}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === "import" && (
        <ImportDialog
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </>
  );
}
