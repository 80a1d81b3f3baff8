import { Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CsvButton, FilterSelect, RoleButton, SearchField, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CheckIcon, DashIcon, PlusIcon, UploadIcon } from "@/components/icons";
import { LoadMore } from "@/components/LoadMore";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { Role, Site } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { useSites } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { ImportDialog } from "./ImportDialog";
import { DirectoryTabs } from "./Tabs";
import { matching } from "./model";

const WRITERS: readonly Role[] = ["HEAD_OFFICE"];
const STEP = 100;

function useColumns(): Column<Site>[] {
  const { t } = useTranslation("directory");
  const names = useNames();
  return [
    {
      id: "name",
      header: t("column.name"),
      cell: (site) => (
        <>
          {site.name}
          <span className="tp-sub">{site.code}</span>
        </>
      ),
      csv: (site) => site.name,
    },
    { id: "code", header: t("column.code"), cell: () => null, csv: (site) => site.code },
    { id: "region", header: t("column.region"), cell: (site) => site.region.name, csv: (site) => site.region.name },
    { id: "sector", header: t("column.sector"), cell: (site) => names("sector", site.sector), csv: (site) => site.sector },
    { id: "peerGroup", header: t("column.peerGroup"), cell: (site) => site.peerGroup ?? "–", csv: (site) => site.peerGroup },
    { id: "timeZone", header: t("column.timeZone"), cell: (site) => site.timeZone, csv: (site) => site.timeZone },
    { id: "email", header: t("column.email"), cell: (site) => site.contact.email ?? "–", csv: (site) => site.contact.email },
    {
      id: "open",
      header: t("column.state"),
      cell: (site) => (
        <StateBadge tone={site.open ? "good" : "quiet"} icon={site.open ? <CheckIcon size={14} /> : <DashIcon size={14} />}>
          {site.open ? t("open") : t("closed")}
        </StateBadge>
      ),
      csv: (site) => (site.open ? t("open") : t("closed")),
    },
  ];
}

function SiteList({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation("directory");
  const [shown, setShown] = useState(STEP);
  const columns = useColumns();
  const rows = sites.slice(0, shown);
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <CsvButton name="sites" rows={() => csvOf(columns, sites)} />
      </Group>
      <DataTable
        caption={t("tab.sites")}
        columns={columns.filter((column) => column.id !== "code")}
        rows={rows}
        rowKey={(site) => site.code}
        href={(site) => `/directory/sites/${site.code}`}
      />
      <LoadMore
        shown={rows.length}
        more={shown < sites.length}
        loading={false}
        onMore={() => {
          setShown(shown + STEP);
        }}
      />
    </>
  );
}

export default function SitesPage() {
  const { t } = useTranslation("directory");
  const navigate = useNavigate();
  const query = useSites();
  const [filters, change] = useFilters("q", "region", "open");
  const [importing, setImporting] = useState(false);
  const regions = [...new Map((query.data ?? []).map((site) => [site.region.code, site.region.name]))].map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={
          <>
            <RoleButton
              needs={WRITERS}
              variant="default"
              size="xs"
              leftSection={<UploadIcon size={15} />}
              onClick={() => {
                setImporting(true);
              }}
            >
              {t("import.title")}
            </RoleButton>
            <RoleButton needs={WRITERS} size="xs" leftSection={<PlusIcon size={15} />} onClick={() => void navigate("/directory/sites/new")}>
              {t("newSite")}
            </RoleButton>
          </>
        }
      />
      <DirectoryTabs />
      <div className="tp-filters">
        <SearchField
          label={t("search")}
          value={filters.q}
          onChange={(q) => {
            change({ q }, true);
          }}
        />
        <FilterSelect
          label={t("column.region")}
          all={t("allRegions")}
          value={filters.region}
          options={regions}
          onChange={(region) => {
            change({ region });
          }}
        />
        <FilterSelect
          label={t("column.state")}
          all={t("openAndClosed")}
          value={filters.open}
          options={[
            { value: "true", label: t("open") },
            { value: "false", label: t("closed") },
          ]}
          onChange={(open) => {
            change({ open });
          }}
        />
      </div>
      <QueryView query={query}>
        {(sites) => {
          const found = matching(sites, filters);
          return found.length === 0 ? (
            <NothingFound filtered={sites.length > 0} path="/directory" title={t("empty.title")} text={t("empty.text")} />
          ) : (
            <SiteList sites={found} />
          );
        }}
      </QueryView>
      {importing && (
        <ImportDialog
          onClose={() => {
            setImporting(false);
          }}
        />
      )}
    </>
  );
}
