import { Alert, Button, Group, Text } from "@mantine/core";
import { Suspense, lazy, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CsvButton, FilterSelect, InfoTip } from "@/components/controls";
import { DataTable, csvOf, parseSort, sortParam } from "@/components/DataTable";
import { AlertIcon, PrintIcon } from "@/components/icons";
import { LoadMore } from "@/components/LoadMore";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { Empty, Loading, QueryView } from "@/components/states";
import type { Comparison, Measure } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useMeasures } from "@/lib/measures";
import { periodOf, periodParams } from "@/lib/period";
import { useSites } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useComparison } from "./api";
import { onScreen, useColumns } from "./columns";
import { type ComparisonPage, comparisonPage } from "./model";

/** Drawn beside the table, so that the table need not wait for its script. */
const FunnelCard = lazy(() => import("./FunnelCard"));

const STEP = 100;

function Summary({ page }: { page: ComparisonPage }) {
  const { t } = useTranslation("compare");
  const { number } = useFormats();
  const { worse, better, expected } = page.counts;
  // Within limits that mean little nobody can be said to differ by no more than chance.
  const found = page.doubtful ? "doubtful" : worse + better === 0 ? "none" : "signals";
  return (
    <Text mb="md">
      {t("summary.base", { n: number(page.base) })} {t(`summary.${found}`, { worse: number(worse), better: number(better), expected: number(expected) })}
    </Text>
  );
}

function Compared({ comparison, measure }: { comparison: Comparison; measure: Measure }) {
  const { t } = useTranslation("compare");
  const navigate = useNavigate();
  const [filters, change] = useFilters("sort", "period", "from", "to");
  const [shown, setShown] = useState(STEP);
  const sort = parseSort(filters.sort, { by: "signal", descending: false });
  const page = useMemo(() => comparisonPage(comparison, measure, parseSort(filters.sort, { by: "signal", descending: false })), [comparison, measure, filters.sort]);
  const columns = useColumns(page, measure);
  const rows = page.rows.slice(0, shown);
  const period = new URLSearchParams(Object.entries({ period: filters.period, from: filters.from, to: filters.to }).filter(([, value]) => value !== "")).toString();
  const href = (code: string) => `/sites/${code}${period === "" ? "" : `?${period}`}`;

  if (page.base === 0) {
    return (
      <Empty
        title={t("empty.title")}
        text={t("empty.text")}
        action={
          <Button
            onClick={() => {
              change(periodParams({ name: "all", from: "", to: "" }));
            }}
          >
            {t("empty.all")}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Summary page={page} />
      {page.doubtful && (
        <Alert icon={<AlertIcon />} color="yellow" variant="outline" mb="md" title={t("doubtful.title")}>
          {t("doubtful.text")}
        </Alert>
      )}
      <Suspense fallback={<Loading rows={12} />}>
        <FunnelCard comparison={comparison} page={page} measure={measure} onOpen={(code) => void navigate(href(code))} />
      </Suspense>
      <Group justify="flex-end" mb="xs" className="tp-no-print" gap="xs">
        <CsvButton name={`sites-${measure.id}-${comparison.from}-${comparison.to}`} rows={() => csvOf(columns, page.rows)} />
        <Button
          variant="default"
          size="xs"
          leftSection={<PrintIcon size={15} />}
          onClick={() => {
            window.print();
          }}
        >
          {t("components:print")}
        </Button>
      </Group>
      <DataTable
        caption={t("caption", { measure: measure.title })}
        columns={onScreen(columns)}
        rows={rows}
        rowKey={(row) => row.site.code}
        href={(row) => href(row.site.code)}
        sort={sort}
        onSort={(next) => {
          change({ sort: sortParam(next) });
        }}
      />
      <LoadMore
        shown={rows.length}
        more={shown < page.rows.length}
        loading={false}
        onMore={() => {
          setShown(shown + STEP);
        }}
      />
    </>
  );
}

export default function ComparePage() {
  const { t } = useTranslation("compare");
  const { date } = useFormats();
  const [filters, change] = useFilters("measure", "period", "from", "to", "region", "peerGroup");
  const sites = useSites().data ?? [];
  const measures = useMeasures();
  const measure = measures.data?.find((each) => each.id === filters.measure) ?? measures.data?.[0];
  const period = periodOf(filters, new Date());
  const comparison = useComparison({ measure: measure?.id ?? "", from: period.from, to: period.to, region: filters.region, peerGroup: filters.peerGroup });
  const regions = [...new Map(sites.map((site) => [site.region.code, site.region.name]))].map(([value, label]) => ({ value, label }));
  const groups = [...new Set(sites.flatMap((site) => (site.peerGroup ? [site.peerGroup] : [])))].sort().map((group) => ({ value: group, label: group }));

  return (
    <>
      <PageHeader
        title={t("title")}
        lead={
          measure && (
            <Group gap={4} wrap="nowrap" align="flex-start">
              {t("lead", { measure: measure.title, from: date(period.from), to: date(period.to) })}
              <InfoTip label={t("definition", { measure: measure.title })}>
                {measure.definition} {t("sourceOnly", { source: measure.source })}
              </InfoTip>
            </Group>
          )
        }
      />
      <div className="tp-filters">
        <FilterSelect
          label={t("measure")}
          all={measure?.title ?? ""}
          value={measure?.id ?? ""}
          options={(measures.data ?? []).map((each) => ({ value: each.id, label: each.title }))}
          onChange={(id) => {
            change({ measure: id });
          }}
          searchable
          always
          wide
        />
        <PeriodFilter period={period} onChange={change} />
        <FilterSelect
          label={t("region")}
          all={t("allRegions")}
          value={filters.region}
          options={regions}
          onChange={(region) => {
            change({ region });
          }}
        />
        {groups.length > 1 && (
          <FilterSelect
            label={t("peerGroup")}
            all={t("allGroups")}
            value={filters.peerGroup}
            options={groups}
            onChange={(peerGroup) => {
              change({ peerGroup });
            }}
          />
        )}
      </div>
      <QueryView query={measures}>
        {() => <QueryView query={comparison}>{(data) => measure && <Compared comparison={data} measure={measure} />}</QueryView>}
      </QueryView>
    </>
  );
}
