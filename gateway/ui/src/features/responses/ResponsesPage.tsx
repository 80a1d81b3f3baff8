import { useTranslation } from "react-i18next";
import { FilterSelect, SearchField, SiteFilter, StateBadge } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { FewEyes } from "@/components/FewEyes";
import { ListPage } from "@/components/ListPage";
import { PeriodFilter } from "@/components/PeriodFilter";
import type { FeedbackResponse } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { useNames } from "@/lib/names";
import { datesOf, periodOf } from "@/lib/period";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useTouchpointNames, useTouchpoints } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { RESPONSES, useResponses } from "./api";
import { MomentBadge } from "./MomentBadge";
import { ResponseTabs } from "./Tabs";
import { CHANNELS, CUSTOMER_TYPES, MOMENTS } from "./model";

const NEWS: readonly LiveKind[] = ["response"];

function useColumns(): Column<FeedbackResponse>[] {
  const { t } = useTranslation("responses");
  const { dateTime, number } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const touchpointName = useTouchpointNames();
  return [
    {
      id: "comment",
      header: t("column.response"),
      width: "38%",
      cell: (row) => (
        <>
          {row.restricted ? <FewEyes /> : row.comment ? <span className="tp-clip">{row.comment}</span> : <span className="tp-sub">{t("noComment")}</span>}
          <span className="tp-sub">{touchpointName(row.touchpoint)}</span>
          {row.suspect && <StateBadge tone={row.verdict === "EXCLUDED" ? "bad" : row.verdict === "CLEARED" ? "quiet" : "warn"}>{t(`suspect.verdict.${row.verdict ?? "OPEN"}`)}</StateBadge>}
        </>
      ),
      csv: (row) => (row.restricted ? t("components:fewEyes.badge") : row.comment),
    },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "moment", header: t("column.moment"), cell: (row) => <MomentBadge moment={row.moment} />, csv: (row) => t(`moment.${row.moment}`) },
    { id: "overall", header: t("column.overall"), align: "end", cell: (row) => (row.overall === null ? "–" : t("components:answer.ofFive", { value: number(row.overall) })), csv: (row) => row.overall },
    { id: "nps", header: t("column.nps"), align: "end", cell: (row) => (row.nps === null ? "–" : number(row.nps)), csv: (row) => row.nps },
    { id: "channel", header: t("column.channel"), cell: (row) => names("channel", row.channel), csv: (row) => names("channel", row.channel) },
    { id: "customerType", header: t("column.customerType"), csv: (row) => t(`components:customerType.${row.customerType}`) },
    {
      id: "occurredAt",
      header: t("column.occurredAt"),
      cell: (row) => <span className="tp-nowrap">{dateTime(row.occurredAt, zoneOf(row.site))}</span>,
      csv: (row) => row.occurredAt,
    },
  ];
}

export default function ResponsesPage() {
  const { t } = useTranslation("responses");
  const names = useNames();
  const touchpoints = useTouchpoints();
  const [filters, change, set] = useFilters("site", "touchpoint", "channel", "customerType", "moment", "suspect", "q", "period", "from", "to");
  const period = periodOf(filters, new Date(), "all");
  const { site, touchpoint, channel, customerType, moment, suspect, q } = filters;
  const query = useResponses({ site, touchpoint, channel, customerType, moment, suspect, q, ...datesOf(period) });
  const columns = useColumns();

  return (
    <ListPage name="responses" columns={columns} query={query} filters={filters} news={{ kinds: NEWS, site, stale: RESPONSES }} above={<ResponseTabs />}>
      <SearchField
        label={t("search")}
        value={q}
        onChange={(text) => {
          change({ q: text }, true);
        }}
      />
      <SiteFilter
        value={site}
        onChange={set("site")}
      />
      <FilterSelect
        label={t("column.moment")}
        all={t("allMoments")}
        value={moment}
        options={MOMENTS.map((value) => ({ value, label: t(`moment.${value}`) }))}
        onChange={set("moment")}
      />
      <FilterSelect
        label={t("touchpoint")}
        all={t("allTouchpoints")}
        value={touchpoint}
        options={(touchpoints.data ?? []).map((each) => ({ value: each.code, label: each.name }))}
        onChange={set("touchpoint")}
      />
      <FilterSelect
        label={t("column.channel")}
        all={t("allChannels")}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: names("channel", value) }))}
        onChange={set("channel")}
      />
      <FilterSelect
        label={t("column.customerType")}
        all={t("allCustomerTypes")}
        value={customerType}
        options={CUSTOMER_TYPES.map((value) => ({ value, label: t(`components:customerType.${value}`) }))}
        onChange={set("customerType")}
      />
      <FilterSelect
        label={t("suspect.filter")}
        all={t("suspect.all")}
        value={suspect}
        options={[{ value: "true", label: t("suspect.only") }]}
        onChange={set("suspect")}
      />
      <PeriodFilter period={period} onChange={change} />
    </ListPage>
  );
}
