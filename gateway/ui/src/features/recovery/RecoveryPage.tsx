import { Button, Group, Paper, Stack, Switch, Tabs, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, SiteFilter, useNow } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { QueryView } from "@/components/states";
import { TabRow } from "@/components/tabs";
import type { RemedyGiven, ReturnCheck, ReturnRate } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { datesOf, periodOf } from "@/lib/period";
import { useSession } from "@/lib/session";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { AnswerDialog } from "./AnswerDialog";
import { useReturnChecks, useReturnRates, useToApprove } from "./api";
import { DecideDialog, type Deciding } from "./DecideDialog";
import { TABS, byDays, isEmpty, tabOf } from "./model";
import { useDue, useRemedyWords } from "./words";

interface CaseCellProps {
  subject: string;
  reference: string;
}

function CaseCell({ subject, reference }: CaseCellProps) {
  return (
    <>
      <span className="tp-clip">
        <bdi>{subject}</bdi>
      </span>
      <span className="tp-sub">{reference}</span>
    </>
  );
}

/** The remedies that wait for the person's yes. */
function Approvals({ site, aboveManagers }: { site: string; aboveManagers: boolean }) {
  const { t } = useTranslation("recovery");
  const shown = useShown();
  const { dateTime } = useFormats();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const words = useRemedyWords();
  const query = useToApprove(site, aboveManagers);
  const [deciding, setDeciding] = useState<{ how: Deciding; remedy: RemedyGiven } | null>(null);
  const columns: Column<RemedyGiven>[] = [
    { id: "case", header: t("column.case"), width: "30%", cell: (row) => <CaseCell subject={shown(row, "subject")} reference={row.reference} /> },
    { id: "remedy", header: t("column.remedy"), cell: words },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site) },
    {
      id: "asked",
      header: t("column.asked"),
      cell: (row) => (
        <>
          {row.askedBy.name}
          <span className="tp-sub">{dateTime(row.askedAt, zoneOf(row.site))}</span>
        </>
      ),
    },
    {
      id: "decide",
      header: t("column.decide"),
      cell: (row) => (
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" aria-label={t("decide.approve.of", { remedy: words(row), reference: row.reference })} onClick={() => { setDeciding({ how: "approve", remedy: row }); }}>
            {t("decide.approve.open")}
          </Button>
          <Button size="xs" variant="default" aria-label={t("decide.decline.of", { remedy: words(row), reference: row.reference })} onClick={() => { setDeciding({ how: "decline", remedy: row }); }}>
            {t("decide.decline.open")}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <>
      <PagedList query={query} empty={<NothingFound filtered={site !== "" || aboveManagers} path="/recovery" title={t("nothingWaits.title")} text={t("nothingWaits.text")} />}>
        {(rows) => <DataTable caption={t("tab.approvals")} columns={columns} rows={rows} rowKey={(row) => row.id} href={(row) => `/complaints/${row.complaint}`} />}
      </PagedList>
      {deciding && (
        <DecideDialog
          how={deciding.how}
          remedy={deciding.remedy}
          onClose={() => {
            setDeciding(null);
          }}
        />
      )}
    </>
  );
}

/** The customers of whom the sites have to say whether they came back. */
function Checks({ site }: { site: string }) {
  const { t } = useTranslation("recovery");
  const shown = useShown();
  const { relative } = useFormats();
  const siteName = useSiteNames();
  const due = useDue();
  const now = useNow();
  const query = useReturnChecks(site);
  const [answering, setAnswering] = useState<ReturnCheck | null>(null);
  const columns: Column<ReturnCheck>[] = [
    { id: "case", header: t("column.case"), width: "34%", cell: (row) => <CaseCell subject={shown(row, "subject")} reference={row.reference} /> },
    { id: "after", header: t("column.after"), cell: (row) => t("afterDays", { count: row.afterDays }) },
    {
      id: "due",
      header: t("column.due"),
      cell: (row) => (
        <>
          {relative(row.dueAt, now)}
          <span className="tp-sub">{due(row.dueAt, row.timeZone)}</span>
        </>
      ),
    },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site) },
    {
      id: "answer",
      header: t("column.answer"),
      cell: (row) => (
        <Button size="xs" aria-label={t("answer.of", { reference: row.reference })} onClick={() => { setAnswering(row); }}>
          {t("answer.open")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PagedList query={query} empty={<NothingFound filtered={site !== ""} path="/recovery?tab=checks" title={t("noChecks.title")} text={t("noChecks.text")} />}>
        {(rows) => <DataTable caption={t("tab.checks")} columns={columns} rows={rows} rowKey={(row) => row.id} href={(row) => `/complaints/${row.complaint}`} />}
      </PagedList>
      {answering && (
        <AnswerDialog
          check={answering}
          onClose={() => {
            setAnswering(null);
          }}
        />
      )}
    </>
  );
}

function useRateColumns(): Column<ReturnRate>[] {
  const { t } = useTranslation("recovery");
  const { number, percent, range } = useFormats();
  return [
    { id: "ending", header: t("column.ending"), cell: (row) => t(`ending.${row.ending}`), csv: (row) => t(`ending.${row.ending}`) },
    { id: "after", header: t("column.after"), csv: (row) => row.afterDays },
    { id: "rate", header: t("column.rate"), align: "end", cell: (row) => (row.rate === null ? t("notKnown") : percent(row.rate)), csv: (row) => row.rate },
    {
      id: "interval",
      header: t("column.interval"),
      align: "end",
      cell: (row) => (row.low === null || row.high === null ? "–" : range(row.low, row.high, "PROPORTION")),
    },
    { id: "low", header: t("column.low"), csv: (row) => row.low },
    { id: "high", header: t("column.high"), csv: (row) => row.high },
    { id: "base", header: t("column.base"), align: "end", cell: (row) => t("ofBase", { returned: number(row.returned), base: number(row.base) }), csv: (row) => row.base },
    { id: "unknown", header: t("column.unknown"), align: "end", cell: (row) => number(row.unknown), csv: (row) => row.unknown },
    { id: "open", header: t("column.open"), align: "end", cell: (row) => number(row.open), csv: (row) => row.open },
    { id: "folk", header: t("column.folk"), align: "end", cell: (row) => (row.folk === null ? "–" : t("folk", { share: percent(row.folk) })), csv: (row) => row.folk },
  ];
}

/** How many customers came back, by how their cases ended. */
function Rates({ site, from, to }: { site: string; from: string; to: string }) {
  const { t } = useTranslation("recovery");
  const query = useReturnRates({ site, from, to });
  const columns = useRateColumns();
  return (
    <QueryView query={query}>
      {(rates) =>
        isEmpty(rates) ? (
          <NothingFound filtered={site !== ""} path="/recovery?tab=rates" title={t("noRates.title")} text={t("noRates.text")} />
        ) : (
          <Stack gap="lg">
            <Group justify="space-between">
              <Text maw={720}>{t("ratesLead")}</Text>
              <CsvButton name="return-rates" rows={() => csvOf(columns, rates)} />
            </Group>
            {byDays(rates).map(([days, rows]) => (
              <Paper key={days} withBorder p="md" component="section">
                <Title order={2} mb="sm">
                  {t("afterDays", { count: days })}
                </Title>
                <DataTable caption={t("afterDays", { count: days })} columns={columns} rows={rows} rowKey={(row) => row.ending} />
              </Paper>
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

export default function RecoveryPage() {
  const { t } = useTranslation("recovery");
  const [filters, change, set] = useFilters("tab", "site", "above", "period", "from", "to");
  const tab = tabOf(filters.tab);
  // Whoever decides for all sites is asked for what the sites' managers decide, too.
  const headOffice = useSession().user.roles.includes("HEAD_OFFICE");
  const above = headOffice && filters.above === "true";
  const period = periodOf(filters, new Date(), "365d");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Tabs value={tab} onChange={(value) => { set("tab")(value ?? ""); }} keepMounted={false}>
        <TabRow open={tab} label={t("title")} mb="md">
          {TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`tab.${value}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        {TABS.map((value) => (
          <Tabs.Panel key={value} value={value}>
            <div className="tp-filters">
              <SiteFilter value={filters.site} onChange={set("site")} />
              {value === "approvals" && headOffice && (
                <Switch
                  label={t("aboveManagers")}
                  checked={above}
                  onChange={(event) => {
                    set("above")(event.currentTarget.checked ? "true" : "");
                  }}
                  pb={8}
                />
              )}
              {value === "rates" && <PeriodFilter period={period} onChange={change} />}
            </div>
            {value === "approvals" && <Approvals site={filters.site} aboveManagers={above} />}
            {value === "checks" && <Checks site={filters.site} />}
            {value === "rates" && <Rates site={filters.site} {...datesOf(period)} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
