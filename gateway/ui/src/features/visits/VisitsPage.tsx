import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FilterSelect, RoleButton, SiteFilter } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { ListPage } from "@/components/ListPage";
import type { SiteVisit } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { MANAGERS } from "@/lib/roles";
import { useSiteZones } from "@/lib/sites";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { useVisits } from "./api";
import { METHODS, STATES, rounded } from "./model";
import { VisitTabs } from "./Tabs";
import { VisitStateBadge } from "./VisitStateBadge";

function useColumns(): Column<SiteVisit>[] {
  const { t } = useTranslation("visits");
  const { dateTime, list, number } = useFormats();
  const touchpointName = useTouchpointNames();
  const zoneOf = useSiteZones();
  const touchpoints = (visit: SiteVisit) => list(visit.touchpoints.map((stop) => touchpointName(stop.touchpoint)));
  return [
    {
      id: "site",
      header: t("column.site"),
      width: "22%",
      cell: (visit) => (
        <>
          {visit.siteName}
          <span className="tp-sub">{t(`method.${visit.method}`)}</span>
        </>
      ),
      csv: (visit) => visit.siteName,
    },
    { id: "method", header: t("column.method"), csv: (visit) => t(`method.${visit.method}`) },
    { id: "touchpoints", header: t("column.touchpoints"), width: "22%", cell: (visit) => <span className="tp-clip">{touchpoints(visit)}</span>, csv: touchpoints },
    {
      id: "window",
      header: t("column.window"),
      cell: (visit) => (
        <span className="tp-nowrap">
          {dateTime(visit.from, zoneOf(visit.site))}
          <span className="tp-sub">{t("until", { at: dateTime(visit.to, zoneOf(visit.site)) })}</span>
        </span>
      ),
    },
    { id: "from", header: t("from"), csv: (visit) => visit.from },
    { id: "to", header: t("to"), csv: (visit) => visit.to },
    { id: "shopper", header: t("column.shopper"), cell: (visit) => visit.shopper?.name ?? "–", csv: (visit) => visit.shopper?.name },
    { id: "state", header: t("column.state"), cell: (visit) => <VisitStateBadge state={visit.state} />, csv: (visit) => t(`state.${visit.state}`) },
    {
      id: "score",
      header: t("column.score"),
      align: "end",
      cell: (visit) =>
        visit.score === null ? (
          "–"
        ) : (
          <span>
            {number(rounded(visit.score))}
            <span className="tp-sub">{t("n", { number: number(visit.scored) })}</span>
          </span>
        ),
      csv: (visit) => visit.score,
    },
    { id: "scored", header: t("column.scored"), csv: (visit) => visit.scored },
  ];
}

export default function VisitsPage() {
  const { t } = useTranslation("visits");
  const navigate = useNavigate();
  const [filters, , set] = useFilters("method", "site", "state");
  const query = useVisits(filters);
  const columns = useColumns();
  return (
    <ListPage
      name="visits"
      columns={columns}
      query={query}
      filters={filters}
      above={<VisitTabs />}
      actions={
        <RoleButton needs={MANAGERS} size="xs" leftSection={<PlusIcon size={15} />} onClick={() => void navigate("/visits/new")}>
          {t("plan.title")}
        </RoleButton>
      }
    >
      <FilterSelect label={t("column.method")} all={t("allMethods")} value={filters.method} options={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))} onChange={set("method")} />
      <SiteFilter value={filters.site} onChange={set("site")} />
      <FilterSelect label={t("column.state")} all={t("allStates")} value={filters.state} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={set("state")} />
    </ListPage>
  );
}
