import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { CsvButton, FilterSelect, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import type { SecurityFinding } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useFindings } from "./api";
import { FindingStateBadge } from "./FindingStateBadge";
import { FINDING_STATES } from "./model";
import { RecordDialog } from "./RecordDialog";
import { VisitTabs } from "./Tabs";

function useColumns(): Column<SecurityFinding>[] {
  const { t } = useTranslation("visits");
  const { dateTime } = useFormats();
  const zoneOf = useSiteZones();
  return [
    {
      id: "what",
      header: t("findings.column.what"),
      width: "40%",
      cell: (finding) => (
        <>
          <span className="tp-clip" dir="auto">
            {finding.what ?? t("findings.gone")}
          </span>
          <span className="tp-sub">{t(`findings.kind.${finding.kind}`)}</span>
        </>
      ),
      csv: (finding) => finding.what,
    },
    { id: "kind", header: t("findings.column.kind"), csv: (finding) => t(`findings.kind.${finding.kind}`) },
    {
      id: "site",
      header: t("column.site"),
      cell: (finding) => (
        <span>
          {finding.siteName}
          {finding.place && <span className="tp-sub">{finding.place}</span>}
        </span>
      ),
      csv: (finding) => finding.siteName,
    },
    { id: "place", header: t("findings.column.place"), csv: (finding) => finding.place },
    { id: "state", header: t("column.state"), cell: (finding) => <FindingStateBadge state={finding.state} />, csv: (finding) => t(`findings.state.${finding.state}`) },
    { id: "foundAt", header: t("findings.column.foundAt"), cell: (finding) => <span className="tp-nowrap">{dateTime(finding.foundAt, zoneOf(finding.site))}</span>, csv: (finding) => finding.foundAt },
  ];
}

export default function FindingsPage() {
  const { t } = useTranslation("visits");
  const [params] = useSearchParams();
  const [filters, , set] = useFilters("site", "state");
  const query = useFindings(filters);
  const columns = useColumns();
  const [recording, setRecording] = useState(false);
  const wanted = params.get("open");
  if (wanted) {
    // The link of the mail.
    return <Navigate to={`/security-findings/${encodeURIComponent(wanted)}`} replace />;
  }
  return (
    <>
      <PageHeader
        title={t("tab.findings")}
        lead={t("findings.lead")}
        aside={
          <>
            <CsvButton name="security-findings" rows={() => csvOf(columns, query.data ?? [])} />
            <Button size="xs" leftSection={<PlusIcon size={15} />} onClick={() => { setRecording(true); }}>
              {t("findings.record")}
            </Button>
          </>
        }
      />
      <VisitTabs />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <FilterSelect label={t("column.state")} all={t("allStates")} value={filters.state} options={FINDING_STATES.map((value) => ({ value, label: t(`findings.state.${value}`) }))} onChange={set("state")} />
      </div>
      <PagedList query={query} empty={<NothingFound filtered={filters.site !== "" || filters.state !== ""} path="/security-findings" title={t("findings.empty.title")} text={t("findings.empty.text")} />}>
        {(rows) => <DataTable caption={t("tab.findings")} columns={columns} rows={rows} rowKey={(finding) => finding.id} href={(finding) => `/security-findings/${finding.id}`} />}
      </PagedList>
      {recording && (
        <RecordDialog
          site={filters.site}
          onClose={() => {
            setRecording(false);
          }}
        />
      )}
    </>
  );
}
