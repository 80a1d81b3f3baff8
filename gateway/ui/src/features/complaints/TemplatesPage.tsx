import { Badge, Button, Group, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, RoleButton, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { LetterTemplate } from "@/lib/contract";
import { useLanguageName } from "@/lib/names";
import { MANAGERS, coversSite, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useTemplates } from "./letters";
import { TemplateDialog } from "./TemplateDialog";

/** The texts that letters begin with: head office keeps those of all sites, managers those of their own. */
export default function TemplatesPage() {
  const { t } = useTranslation("complaints");
  const siteName = useSiteNames();
  const languageName = useLanguageName();
  const { user } = useSession();
  const [filters, change, set] = useFilters("site", "retired");
  const query = useTemplates(filters.site, filters.retired === "true");
  const [editing, setEditing] = useState<LetterTemplate | "new" | null>(null);
  const writes = ({ site }: LetterTemplate) => (site === null ? hasAny(user, ["HEAD_OFFICE"]) && user.sites === "*" : hasAny(user, MANAGERS) && coversSite(user, site));
  const where = ({ site }: LetterTemplate) => (site === null ? t("templates.everywhere") : siteName(site));
  const columns: Column<LetterTemplate>[] = [
    {
      id: "name",
      header: t("templates.name"),
      cell: (row) => (
        <Group gap="xs">
          <bdi>{row.name}</bdi>
          {row.retired && <Badge variant="outline">{t("templates.retired")}</Badge>}
        </Group>
      ),
      csv: (row) => row.name,
    },
    { id: "where", header: t("templates.where"), cell: where, csv: where },
    { id: "language", header: t("write.language"), cell: (row) => languageName(row.language), csv: (row) => row.language },
    {
      id: "text",
      header: t("write.text"),
      cell: (row) => (
        <Text size="sm" lineClamp={2} dir="auto" lang={row.language}>
          {row.text}
        </Text>
      ),
      csv: (row) => row.text,
    },
    {
      id: "edit",
      header: t("templates.change"),
      cell: (row) =>
        writes(row) ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t("templates.changeOf", { name: row.name })}
            onClick={() => {
              setEditing(row);
            }}
          >
            {t("templates.change")}
          </Button>
        ) : (
          "–"
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("templates.title")}
        lead={t("templates.lead")}
        back={{ to: "/complaints", label: t("title") }}
        aside={
          <>
            <CsvButton name="letter-templates" rows={() => csvOf(columns, query.data ?? [])} />
            <RoleButton
              needs={MANAGERS}
              size="xs"
              leftSection={<PlusIcon size={15} />}
              onClick={() => {
                setEditing("new");
              }}
            >
              {t("templates.new")}
            </RoleButton>
          </>
        }
      />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <Switch
          label={t("templates.showRetired")}
          checked={filters.retired === "true"}
          onChange={(event) => {
            change({ retired: event.currentTarget.checked ? "true" : "" });
          }}
        />
      </div>
      <QueryView query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingFound filtered={filters.site !== ""} path="/complaints/templates" title={t("templates.none")} text={t("templates.noneText")} />
          ) : (
            <DataTable caption={t("templates.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
          )
        }
      </QueryView>
      {editing && (
        <TemplateDialog
          template={editing === "new" ? null : editing}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </>
  );
}
