import { Group, Stack, Tabs, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CsvButton, FilterSelect, SiteFilter, StateBadge } from "@/components/controls";
import { DataTable, csvOf } from "@/components/DataTable";
import { AlertIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { Empty, Loading, ProblemPanel, QueryView } from "@/components/states";
import { TabRow } from "@/components/tabs";
import type { Coverage, Impression } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSites } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useCoverage, useEvaluations, useImpressions, useJourneys, useTypeRules } from "./api";
import { CoverageCard } from "./CoverageCard";
import { EndsTip, ImpressionCard } from "./impressions";
import "./journey.css";
import { JourneyLine } from "./JourneyLine";
import { type CustomerType, TYPES, typesIn } from "./model";
import { NeedsPanel } from "./NeedsPanel";
import { RulesPanel } from "./RulesPanel";
import { SetupPanel } from "./SetupPanel";
import { useEvaluationColumns, useSiteColumns, useTouchpointColumns } from "./tables";

const VIEWS = ["line", "sites", "overdue", "setup"] as const;
type View = (typeof VIEWS)[number];

interface Scope {
  customerType: CustomerType;
  site: string;
  region: string;
}

function SiteEnds({ site, customerType }: { site: string; customerType: CustomerType }) {
  const { i18n } = useTranslation("journey");
  const query = useImpressions({ site, customerType, lang: i18n.language });
  return <QueryView query={query}>{({ items }) => items.map((one) => <ImpressionCard key={one.customerType} one={one} />)}</QueryView>;
}

/** One site's journey as a line; of many sites, how often each of its touchpoints stands how. */
function LineView({ customerType, site, region, coverage }: Scope & { coverage: Coverage }) {
  const { t, i18n } = useTranslation("journey");
  const list = useEvaluations({ site, customerType, lang: i18n.language }, site !== "");
  const evaluations = useEvaluationColumns();
  const columns = useTouchpointColumns(coverage.touchpoints.at(-1)?.code);
  if (coverage.touchpoints.length === 0) {
    return <NothingFound filtered={site !== "" || region !== ""} path="/journey" title={t("empty.title")} text={t("empty.text")} />;
  }
  if (site === "") {
    return (
      <>
        <Group justify="flex-end" mb="xs" className="tp-no-print">
          <CsvButton name={`journey-${customerType.toLowerCase()}`} rows={() => csvOf(columns, coverage.touchpoints)} />
        </Group>
        <DataTable caption={t("line")} columns={columns} rows={coverage.touchpoints} rowKey={(row) => row.code} />
      </>
    );
  }
  return (
    <QueryView query={list}>
      {({ items }) => (
        <>
          <Group justify="flex-end" mb="xs" className="tp-no-print">
            <CsvButton name={`journey-${site}`} rows={() => csvOf(evaluations, items)} />
          </Group>
          <SiteEnds site={site} customerType={customerType} />
          <JourneyLine items={items} />
        </>
      )}
    </QueryView>
  );
}

function SitesView({ coverage, customerType, site, region }: Scope & { coverage: Coverage }) {
  const { i18n } = useTranslation("journey");
  const impressions = useImpressions({ site, region, customerType, lang: i18n.language });
  if (impressions.isPending) {
    return <Loading />;
  }
  return (
    <>
      {impressions.isError && <ProblemPanel error={impressions.error} onRetry={() => void impressions.refetch()} />}
      <SitesTable coverage={coverage} customerType={customerType} impressions={impressions.data?.items ?? []} />
    </>
  );
}

function SitesTable({ coverage, customerType, impressions }: { coverage: Coverage; customerType: CustomerType; impressions: readonly Impression[] }) {
  const { t } = useTranslation("journey");
  const regions = new Map((useSites().data ?? []).map(({ region }) => [region.code, region.name]));
  const { percent, number } = useFormats();
  const name = (code: string) => regions.get(code) ?? code;
  const bySite = new Map(impressions.map((one) => [one.site, one]));
  const columns = useSiteColumns(name, (code) => bySite.get(code));
  const bad = impressions.filter(({ verdict }) => verdict === "BAD_END").length;
  const [any] = impressions;
  if (coverage.sites.length === 0) {
    return <Empty title={t("empty.title")} text={t("empty.text")} />;
  }
  return (
    <>
      <Group justify="space-between" mb="xs" align="flex-end">
        <ul className="tp-journey-regions" aria-label={t("coverage.byRegion")}>
          {coverage.regions.map((region) => (
            <li key={region.code}>
              {t("coverage.region", { region: name(region.code), share: region.tally.share === null ? "–" : percent(region.tally.share), done: number(region.tally.evaluatedOnPlan), all: number(region.tally.touchpoints) })}
            </li>
          ))}
        </ul>
        <CsvButton name={`coverage-${customerType.toLowerCase()}`} rows={() => csvOf(columns, coverage.sites)} />
      </Group>
      {any && (
        <Group gap={4} mb="xs">
          <Text size="sm">{t("ends.summary", { count: bad, number: number(bad) })}</Text>
          <EndsTip one={any} />
        </Group>
      )}
      <DataTable caption={t("view.sites")} columns={columns} rows={coverage.sites} rowKey={(row) => row.code} href={(row) => `/journey?type=${customerType}&site=${row.code}`} />
    </>
  );
}

function OverdueView({ customerType, site, region }: Scope) {
  const { t, i18n } = useTranslation("journey");
  const list = useEvaluations({ site, region, customerType, pastDue: "true", lang: i18n.language }, true);
  const columns = useEvaluationColumns();
  return (
    <QueryView query={list}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t("overdue.none")} text={t("overdue.noneText")} />
        ) : (
          <>
            <Group justify="space-between" mb="xs">
              <Text size="sm" c="dimmed">
                {t("overdue.lead")}
              </Text>
              <CsvButton name="overdue-evaluations" rows={() => csvOf(columns, items)} />
            </Group>
            <DataTable caption={t("view.overdue")} columns={columns} rows={items} rowKey={(row) => `${row.site} ${row.touchpoint}`} href={(row) => `/journey?type=${row.customerType}&site=${row.site}`} />
          </>
        )
      }
    </QueryView>
  );
}

function SetupView({ customerType, site }: Scope) {
  const journeys = useJourneys();
  const rules = useTypeRules();
  return (
    <>
      <QueryView query={journeys}>
        {(all) => {
          const journey = all.find((each) => each.customerType === customerType);
          return journey && <SetupPanel journey={journey} customerType={customerType} />;
        }}
      </QueryView>
      <QueryView query={rules}>
        {(all) => {
          const one = all.find((each) => each.customerType === customerType);
          return one && <RulesPanel key={customerType} rules={one} customerType={customerType} />;
        }}
      </QueryView>
      <NeedsPanel customerType={customerType} site={site} />
    </>
  );
}

function ViewTabs({ view, pastDue, mayPlan, onChange }: { view: View; pastDue: number; mayPlan: boolean; onChange: (view: string) => void }) {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  return (
    <Tabs
      value={view}
      onChange={(next) => {
        onChange(next ?? "");
      }}
      variant="pills"
      mb="md"
      className="tp-no-print"
    >
      <TabRow open={view} label={t("views")}>
        {VIEWS.filter((each) => each !== "setup" || mayPlan).map((each) => (
          <Tabs.Tab
            key={each}
            value={each}
            rightSection={
              each === "overdue" && pastDue > 0 ? (
                <StateBadge tone="bad" icon={<AlertIcon size={13} />}>
                  {number(pastDue)}
                </StateBadge>
              ) : undefined
            }
          >
            {t(`view.${each}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}

export default function JourneyPage() {
  const { t, i18n } = useTranslation("journey");
  const { user } = useSession();
  const [filters, change, set] = useFilters("type", "site", "region", "view");
  const mayPlan = hasAny(user, ["HEAD_OFFICE"]);
  const sites = useSites().data ?? [];
  // Whoever works at one site is shown that site's line at once.
  const only = sites.length === 1 ? (sites[0]?.code ?? "") : "";
  const site = filters.site === "" ? only : filters.site;
  const where = { site, region: filters.region, lang: i18n.language };
  // Which journeys there are; head office knows them all, and an address may say which one is wanted.
  const everything = useCoverage(where, !mayPlan || filters.type === "");
  const types: readonly CustomerType[] = mayPlan ? TYPES : typesIn(everything.data ?? { definition: "", whole: {} as Coverage["whole"], regions: [], sites: [], touchpoints: [] });
  const customerType = TYPES.find((type) => type === filters.type) ?? (everything.data ? typesIn(everything.data)[0] : undefined) ?? "PATIENT";
  const coverage = useCoverage({ ...where, customerType });
  const view = VIEWS.find((each) => each === filters.view) ?? "line";
  const regions = [...new Map(sites.map(({ region }) => [region.code, region.name]))].map(([value, label]) => ({ value, label }));
  const scope = { customerType, site, region: filters.region };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="tp-filters">
        {sites.length > 1 && <SiteFilter value={filters.site} onChange={set("site")} />}
        {regions.length > 1 && <FilterSelect label={t("region")} all={t("allRegions")} value={filters.region} options={regions} onChange={set("region")} />}
      </div>
      <Tabs
        value={customerType}
        onChange={(type) => {
          change({ type: type ?? "" });
        }}
        mb="md"
        className="tp-no-print"
      >
        <TabRow open={customerType} label={t("types")}>
          {(types.length === 0 ? [customerType] : types).map((type) => (
            <Tabs.Tab key={type} value={type}>
              {t(`components:customerType.${type}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
      </Tabs>
      <QueryView query={coverage}>
        {(data) => (
          <>
            {data.touchpoints.length > 0 && view !== "setup" && <CoverageCard tally={data.whole} />}
            <ViewTabs view={view} pastDue={data.whole.pastDue} mayPlan={mayPlan} onChange={set("view")} />
            <Stack gap={0} component="section">
              <Title order={2} mb="xs" size="h3">
                {t(`view.${view}`)}
              </Title>
              {view === "line" && <LineView {...scope} coverage={data} />}
              {view === "sites" && <SitesView {...scope} coverage={data} />}
              {view === "overdue" && <OverdueView {...scope} />}
              {view === "setup" && <SetupView {...scope} />}
            </Stack>
          </>
        )}
      </QueryView>
    </>
  );
}
