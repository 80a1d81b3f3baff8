import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import { FilterSelect, SiteFilter } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { FewEyes } from "@/components/FewEyes";
import { ListPage } from "@/components/ListPage";
import type { Alert } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { AlertStateBadge } from "./AlertStateBadge";
import { ALERTS, NEWS, useAlerts } from "./api";
import { STATES, minutesToReaction } from "./model";

function useColumns(): Column<Alert>[] {
  const { t } = useTranslation("alerts");
  const { dateTime, number } = useFormats();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const touchpointName = useTouchpointNames();
  return [
    {
      id: "touchpoint",
      header: t("column.touchpoint"),
      width: "30%",
      cell: (row) => (
        <>
          <span className="tp-clip">{touchpointName(row.touchpoint)}</span>
          <span className="tp-sub">{t(`kind.${row.kind}`)}</span>
          {row.restricted && <FewEyes />}
        </>
      ),
      csv: (row) => touchpointName(row.touchpoint),
    },
    { id: "kind", header: t("column.kind"), csv: (row) => t(`kind.${row.kind}`) },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "state", header: t("column.state"), cell: (row) => <AlertStateBadge state={row.state} />, csv: (row) => t(`state.${row.state}`) },
    { id: "answers", header: t("column.answers"), align: "end", cell: (row) => number(row.answers), csv: (row) => row.answers },
    { id: "reachable", header: t("column.reachable"), cell: (row) => (row.reachable ? t("yes") : t("no")), csv: (row) => (row.reachable ? t("yes") : t("no")) },
    {
      id: "reaction",
      header: t("column.reaction"),
      align: "end",
      cell: (row) => {
        const minutes = minutesToReaction(row);
        return minutes === null ? "–" : t("minutes", { count: minutes });
      },
      csv: minutesToReaction,
    },
    { id: "raisedAt", header: t("column.raisedAt"), cell: (row) => <span className="tp-nowrap">{dateTime(row.raisedAt, zoneOf(row.site))}</span>, csv: (row) => row.raisedAt },
  ];
}

export default function AlertsPage() {
  const { t } = useTranslation("alerts");
  const [params] = useSearchParams();
  const [filters, , set] = useFilters("site", "state");
  const query = useAlerts(filters);
  const columns = useColumns();
  const wanted = params.get("open");
  if (wanted) {
    // The link of the mail.
    return <Navigate to={`/alerts/${encodeURIComponent(wanted)}`} replace />;
  }
  return (
    <ListPage
      name="alerts"
      columns={columns}
      query={query}
      filters={filters}
      news={{ kinds: NEWS, site: filters.site, stale: ALERTS }}
      actions={
        <Button component={Link} to="/alerts/rules" variant="default">
          {t("rules.title")}
        </Button>
      }
    >
      <SiteFilter value={filters.site} onChange={set("site")} />
      <FilterSelect
        label={t("column.state")}
        all={t("allStates")}
        value={filters.state}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={set("state")}
      />
    </ListPage>
  );
}
