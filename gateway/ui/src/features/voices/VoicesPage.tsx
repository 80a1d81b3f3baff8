import { useTranslation } from "react-i18next";
import { FilterSelect, SiteFilter, StateBadge } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { FewEyes } from "@/components/FewEyes";
import { ListPage } from "@/components/ListPage";
import type { Compliment } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useCompliments } from "./api";
import { STATES, concerned, toneOf } from "./model";

function useColumns(): Column<Compliment>[] {
  const { t } = useTranslation("voices");
  const { dateTime } = useFormats();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  return [
    {
      id: "words",
      header: t("column.words"),
      width: "38%",
      cell: (row) => (
        <>
          {row.restricted ? <FewEyes /> : row.words ? <span className="tp-clip">{row.words}</span> : <span className="tp-sub">{t("noWords")}</span>}
          <span className="tp-sub">{t(`source.${row.source}`)}</span>
        </>
      ),
      csv: (row) => (row.restricted ? t("components:fewEyes.badge") : row.words),
    },
    { id: "for", header: t("column.for"), cell: (row) => concerned(row) || t("nobodyYet"), csv: concerned },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "state", header: t("column.state"), cell: (row) => <StateBadge tone={toneOf(row.state)}>{t(`state.${row.state}`)}</StateBadge>, csv: (row) => t(`state.${row.state}`) },
    {
      id: "thanked",
      header: t("column.thanked"),
      cell: (row) => (row.thankedAt !== null ? t("yes") : row.contactable ? t("notYet") : t("noContact")),
      csv: (row) => row.thankedAt,
    },
    { id: "recordedAt", header: t("column.recordedAt"), cell: (row) => <span className="tp-nowrap">{dateTime(row.recordedAt, zoneOf(row.site))}</span>, csv: (row) => row.recordedAt },
  ];
}

export default function VoicesPage() {
  const { t } = useTranslation("voices");
  const [filters, , set] = useFilters("site", "state");
  const query = useCompliments(filters);
  const columns = useColumns();
  return (
    <ListPage name="voices" columns={columns} query={query} filters={filters}>
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
