import { Button, Switch } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, FilterSelect, SearchField, SiteFilter, useNow } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { LiveBar } from "@/components/LiveBar";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import type { Complaint } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { useNames } from "@/lib/names";
import { periodOf } from "@/lib/period";
import { useSession } from "@/lib/session";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { COMPLAINTS, useComplaints } from "./api";
import { OverdueBadge, SeverityBadge, StatusBadge } from "./badges";
import { CAUSES, SEVERITIES, STATUSES } from "./model";

const NEWS: readonly LiveKind[] = ["complaint"];

function useColumns(): Column<Complaint>[] {
  const { t } = useTranslation("complaints");
  const { date, dateTime, relative, zoneName } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const now = useNow();
  return [
    {
      id: "subject",
      header: t("column.subject"),
      width: "30%",
      cell: (row) => (
        <>
          <span className="tp-clip">{row.subject}</span>
          <span className="tp-sub">
            {row.reference} · {names("cause", row.cause)}
          </span>
        </>
      ),
      csv: (row) => row.subject,
    },
    { id: "reference", header: t("column.reference"), cell: () => null, csv: (row) => row.reference },
    { id: "cause", header: t("column.cause"), cell: () => null, csv: (row) => names("cause", row.cause) },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "status", header: t("column.status"), cell: (row) => <StatusBadge status={row.status} />, csv: (row) => t(`status.${row.status}`) },
    { id: "severity", header: t("column.severity"), cell: (row) => <SeverityBadge severity={row.severity} />, csv: (row) => names("severity", row.severity) },
    { id: "owner", header: t("column.owner"), cell: (row) => row.owner?.name ?? <span className="tp-sub">{t("nobody")}</span>, csv: (row) => row.owner?.name },
    {
      id: "due",
      header: t("column.due"),
      cell: (row) =>
        row.dueAt === null ? (
          "–"
        ) : (
          <span>
            {row.overdue ? <OverdueBadge complaint={row} /> : <span className="tp-nowrap">{relative(row.dueAt, now)}</span>}
            <span className="tp-sub tp-nowrap">{date(row.dueAt)}</span>
          </span>
        ),
      csv: (row) => row.dueAt,
    },
    { id: "receivedAt", header: t("column.receivedAt", { zone: zoneName }), cell: (row) => <span className="tp-nowrap">{dateTime(row.receivedAt)}</span>, csv: (row) => row.receivedAt },
  ];
}

export default function ComplaintsPage() {
  const { t } = useTranslation("complaints");
  const client = useQueryClient();
  const names = useNames();
  const { user } = useSession();
  const [filters, change] = useFilters("site", "status", "severity", "cause", "owner", "overdue", "q", "period", "from", "to");
  const period = periodOf(filters, new Date(), "all");
  const { site, status, severity, cause, owner, overdue, q } = filters;
  const dates = period.name === "all" ? { from: "", to: "" } : { from: period.from, to: period.to };
  const query = useComplaints({ site, status, severity, cause, owner, overdue, q, ...dates });
  const columns = useColumns();
  const filtered = Object.values(filters).some((value) => value !== "");

  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={
          <>
            <CsvButton name="complaints" rows={() => csvOf(columns, query.data ?? [])} />
            <Button component={Link} to="/complaints/new" size="xs" leftSection={<PlusIcon size={15} />}>
              {t("new")}
            </Button>
          </>
        }
      />
      <div className="tp-filters">
        <SearchField
          label={t("search")}
          value={q}
          onChange={(text) => {
            change({ q: text }, true);
          }}
        />
        <SiteFilter
          value={site}
          onChange={(code) => {
            change({ site: code });
          }}
        />
        <FilterSelect
          label={t("column.status")}
          all={t("allStatuses")}
          value={status}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => {
            change({ status: value });
          }}
        />
        <FilterSelect
          label={t("column.severity")}
          all={t("allSeverities")}
          value={severity}
          options={SEVERITIES.map((value) => ({ value, label: names("severity", value) }))}
          onChange={(value) => {
            change({ severity: value });
          }}
        />
        <FilterSelect
          label={t("column.cause")}
          all={t("allCauses")}
          value={cause}
          options={CAUSES.map((value) => ({ value, label: names("cause", value) }))}
          onChange={(value) => {
            change({ cause: value });
          }}
        />
        <PeriodFilter period={period} onChange={change} />
        <Switch
          label={t("onlyOverdue")}
          checked={overdue === "true"}
          onChange={(event) => {
            change({ overdue: event.currentTarget.checked ? "true" : "" });
          }}
          pb={8}
        />
        <Switch
          label={t("onlyMine")}
          checked={owner === user.id}
          onChange={(event) => {
            change({ owner: event.currentTarget.checked ? user.id : "" });
          }}
          pb={8}
        />
      </div>
      <LiveBar kinds={NEWS} site={site} onShow={() => void client.invalidateQueries({ queryKey: COMPLAINTS })} />
      <PagedList query={query} empty={<NothingFound filtered={filtered} path="/complaints" title={t("empty.title")} text={t("empty.text")} />}>
        {(rows) => (
          <DataTable
            caption={t("title")}
            columns={columns.filter((column) => column.id !== "reference" && column.id !== "cause")}
            rows={rows}
            rowKey={(row) => row.id}
            href={(row) => `/complaints/${row.id}`}
          />
        )}
      </PagedList>
    </>
  );
}
