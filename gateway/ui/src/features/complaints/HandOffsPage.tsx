import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { QueryView } from "@/components/states";
import type { LostTime } from "@/lib/contract";
import { datesOf, periodOf } from "@/lib/period";
import { useSiteNames } from "@/lib/sites";
import { useUnitNames } from "@/lib/units";
import { useFilters } from "@/lib/url";
import { useLostTime } from "./api";
import { useMinutes } from "./words";

function UnitName({ site, code }: { site: string; code: string | null }) {
  const { t } = useTranslation("complaints");
  const name = useUnitNames(site);
  return <bdi>{code === null ? t("noUnit") : name(code)}</bdi>;
}

/** How much time the hand-offs between two units lose. */
export default function HandOffsPage() {
  const { t } = useTranslation("complaints");
  const siteName = useSiteNames();
  const length = useMinutes();
  // Whole minutes come from the server: what is less is not nothing.
  const time = (minutes: number) => (minutes === 0 ? t("lost.underMinute") : length(minutes));
  const [filters, change, set] = useFilters("site", "period", "from", "to");
  const period = periodOf(filters, new Date(), "91d");
  const query = useLostTime({ site: filters.site, ...datesOf(period) });
  const columns: Column<LostTime>[] = [
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "from", header: t("cycle.column.from"), cell: (row) => <UnitName site={row.site} code={row.from} />, csv: (row) => row.from },
    {
      id: "to",
      header: t("cycle.column.to"),
      cell: (row) => (row.from === row.to ? <span className="tp-sub">{t("lost.within")}</span> : <UnitName site={row.site} code={row.to} />),
      csv: (row) => row.to,
    },
    { id: "handOffs", header: t("cycle.handOffs"), align: "end", cell: (row) => row.handOffs, csv: (row) => row.handOffs },
    { id: "returned", header: t("lost.returned"), hint: <InfoTip label={t("lost.returned")}>{t("lost.returnedHint")}</InfoTip>, align: "end", cell: (row) => row.returned, csv: (row) => row.returned },
    { id: "lost", header: t("lost.sum"), align: "end", cell: (row) => time(row.minutes), csv: (row) => row.minutes },
    { id: "median", header: t("lost.median"), hint: <InfoTip label={t("lost.median")}>{t("lost.medianHint")}</InfoTip>, align: "end", cell: (row) => time(row.medianMinutes), csv: (row) => row.medianMinutes },
  ];
  return (
    <>
      <PageHeader
        title={t("lost.title")}
        lead={t("lost.lead")}
        back={{ to: "/complaints", label: t("title") }}
        aside={<CsvButton name="hand-offs" rows={() => csvOf(columns, query.data ?? [])} />}
      />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <PeriodFilter period={period} onChange={change} />
      </div>
      <QueryView query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingFound filtered={filters.site !== ""} path="/complaints/handoffs" title={t("lost.none")} text={t("lost.noneText")} />
          ) : (
            <DataTable caption={t("lost.title")} columns={columns} rows={rows} rowKey={(row) => `${row.site} ${row.from ?? ""} ${row.to ?? ""}`} />
          )
        }
      </QueryView>
    </>
  );
}
