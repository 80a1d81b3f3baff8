import { useTranslation } from "react-i18next";
import { FilterSelect, SiteFilter, useNow } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { DayFilter } from "@/components/DayFilter";
import { ListPage } from "@/components/ListPage";
import type { PromiseGiven } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { useShown } from "@/lib/masked";
import { isDay } from "@/lib/period";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { PROMISES, usePromises } from "./api";
import { KeptRateLine } from "./KeptRateLine";
import { VIEWS, needsRecovery, viewOf } from "./model";
import { PromiseStateBadge, RecoveryBadge } from "./PromiseStateBadge";
import { useDue } from "./words";

const NEWS: readonly LiveKind[] = ["complaint"];

function useColumns(): Column<PromiseGiven>[] {
  const { t } = useTranslation("promises");
  const shown = useShown();
  const { relative } = useFormats();
  const siteName = useSiteNames();
  const due = useDue();
  const now = useNow();
  return [
    {
      id: "text",
      header: t("column.text"),
      width: "32%",
      cell: (row) => (
        <>
          <span className="tp-clip">
            <bdi>{shown(row, "text")}</bdi>
          </span>
          <span className="tp-sub">
            {row.reference} · <bdi>{shown(row, "subject")}</bdi>
          </span>
        </>
      ),
      csv: (row) => shown(row, "text"),
    },
    { id: "reference", header: t("column.reference"), csv: (row) => row.reference },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => (
        <span>
          <PromiseStateBadge state={row.state} /> {needsRecovery(row) && <RecoveryBadge />}
        </span>
      ),
      csv: (row) => t(`state.${row.state}`),
    },
    {
      id: "due",
      header: t("column.due"),
      cell: (row) => (
        <span>
          {row.state === "OPEN" && <span className="tp-nowrap">{relative(row.dueAt, now)}</span>}
          <span className={row.state === "OPEN" ? "tp-sub" : undefined}>{due(row.dueAt, row.timeZone)}</span>
        </span>
      ),
      csv: (row) => row.dueAt,
    },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "madeBy", header: t("column.madeBy"), cell: (row) => row.madeBy.name, csv: (row) => row.madeBy.name },
    { id: "owner", header: t("column.owner"), cell: (row) => row.owner?.name ?? <span className="tp-sub">{t("nobody")}</span>, csv: (row) => row.owner?.name },
    { id: "to", header: t("column.to"), csv: (row) => row.to ?? t("toCustomer") },
    { id: "keptAt", header: t("column.keptAt"), csv: (row) => row.kept?.at },
    { id: "proof", header: t("column.proof"), csv: (row) => row.kept?.proof },
    { id: "brokenAt", header: t("column.brokenAt"), csv: (row) => row.breach?.at },
  ];
}

export default function PromisesPage() {
  const { t } = useTranslation("promises");
  const [filters, , set] = useFilters("view", "site", "before");
  const { view, site, before } = filters;
  // Days are told in UTC, as everywhere in lists of several sites.
  const dueBefore = isDay(before) ? `${before}T23:59:59Z` : "";
  const query = usePromises({ view: viewOf(view), site, dueBefore });
  return (
    <ListPage name="promises" columns={useColumns()} query={query} filters={filters} news={{ kinds: NEWS, site, stale: PROMISES }} above={<KeptRateLine site={site} dueBefore={dueBefore} />} href={(row) => `/complaints/${row.complaint}`}>
      <FilterSelect label={t("column.state")} all="" always value={viewOf(view)} options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))} onChange={set("view")} wide />
      <SiteFilter value={site} onChange={set("site")} />
      <DayFilter label={t("dueUntil")} value={before} onChange={set("before")} />
    </ListPage>
  );
}
