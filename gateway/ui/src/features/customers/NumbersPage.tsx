import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { CustomerCounts, DepartureReport, Referrer } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useCounts, useDepartures, useReferrers } from "./api";
import { LoyaltyCounts } from "./Loyalty";
import { CustomerTabs } from "./Tabs";
import { KINDS, type MonthRow, STATES, type SiteRow, type TypeRow, byMonth, bySite, byType } from "./model";

function Card({ title, info, csv, children }: { title: string; info?: string; csv?: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 8, marginBottom: 12 }}>
        <Title order={2}>
          {title} {info && <InfoTip label={title}>{info}</InfoTip>}
        </Title>
        <div style={{ flexShrink: 0 }}>{csv}</div>
      </div>
      {children}
    </Paper>
  );
}

function Counts({ counts }: { counts: CustomerCounts }) {
  const { t } = useTranslation("customers");
  const { number, month } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const states = <T extends { byState: Record<string, number> }>(): Column<T>[] =>
    STATES.map((state) => ({ id: state, header: t(`state.${state}`), align: "end", cell: (row: T) => number(row.byState[state] ?? 0), csv: (row: T) => row.byState[state] ?? 0 }));
  const kinds = <T extends { byKind: Record<string, number> }>(): Column<T>[] =>
    KINDS.map((kind) => ({ id: kind, header: t(`kinds.${kind}`), align: "end", cell: (row: T) => number(row.byKind[kind] ?? 0), csv: (row: T) => row.byKind[kind] ?? 0 }));
  const types: Column<TypeRow>[] = [
    { id: "type", header: t("column.type"), cell: (row) => names("customerType", row.type), csv: (row) => names("customerType", row.type) },
    { id: "total", header: t("total"), align: "end", cell: (row) => number(row.total), csv: (row) => row.total },
    ...kinds<TypeRow>(),
    ...states<TypeRow>(),
  ];
  const sites: Column<SiteRow>[] = [
    { id: "site", header: t("components:site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "total", header: t("total"), align: "end", cell: (row) => number(row.total), csv: (row) => row.total },
    ...kinds<SiteRow>(),
    ...states<SiteRow>(),
    { id: "colleagues", header: t("colleagues"), align: "end", cell: (row) => number(row.colleagues), csv: (row) => row.colleagues },
  ];
  const months: Column<MonthRow>[] = [{ id: "month", header: t("month"), cell: (row) => month(row.month), csv: (row) => row.month.slice(0, 7) }, ...states<MonthRow>()];
  const rows = byType(counts.now);
  const places = bySite(counts.now, siteName);
  const past = byMonth(counts.past, false);
  const ofColleagues = byMonth(counts.past, true);
  return (
    <>
      <Card title={t("countsTitle")} info={t("countsInfo")} csv={<CsvButton name="customers-by-type" rows={() => csvOf(types, rows)} />}>
        {rows.length === 0 ? <Text c="dimmed">{t("nothingYet")}</Text> : <DataTable caption={t("countsTitle")} columns={types} rows={rows} rowKey={(row) => row.type} />}
      </Card>
      {places.length > 1 && (
        <Card title={t("bySite")} info={t("bySiteInfo")} csv={<CsvButton name="customers-by-site" rows={() => csvOf(sites, places)} />}>
          <DataTable caption={t("bySite")} columns={sites} rows={places} rowKey={(row) => row.site} href={(row) => `/customers?site=${row.site}`} />
        </Card>
      )}
      <Card title={t("overTime")} info={t("overTimeInfo")} csv={<CsvButton name="customers-by-month" rows={() => csvOf(months, past)} />}>
        {past.length === 0 ? <Text c="dimmed">{t("notCountedYet")}</Text> : <DataTable caption={t("overTime")} columns={months} rows={past} rowKey={(row) => row.month} />}
      </Card>
      {ofColleagues.length > 0 && (
        <Card title={t("colleaguesOverTime")} info={t("overTimeInfo")} csv={<CsvButton name="colleagues-by-month" rows={() => csvOf(months, ofColleagues)} />}>
          <DataTable caption={t("colleaguesOverTime")} columns={months} rows={ofColleagues} rowKey={(row) => row.month} />
        </Card>
      )}
    </>
  );
}

function Departures({ report }: { report: DepartureReport }) {
  const { t } = useTranslation("customers");
  const { number, percent, date } = useFormats();
  const columns: Column<DepartureReport["reasons"][number]>[] = [
    { id: "reason", header: t("reasonLabel"), cell: (row) => t(`reason.${row.reason}`), csv: (row) => t(`reason.${row.reason}`) },
    { id: "n", header: t("customersN"), align: "end", cell: (row) => number(row.customers), csv: (row) => row.customers },
    { id: "own", header: t("ownShare"), align: "end", cell: (row) => (row.percent === null ? "–" : percent(row.percent / 100)), csv: (row) => row.percent },
    { id: "folk", header: t("folkShare"), align: "end", cell: (row) => (row.reason === "OTHER" ? "–" : percent(row.folkPercent / 100)), csv: (row) => row.folkPercent },
  ];
  return (
    <Card title={t("departuresTitle")} info={t("folkInfo")} csv={<CsvButton name="departures" rows={() => csvOf(columns, report.reasons)} />}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("departuresLead", { n: number(report.total), from: date(report.from), to: date(report.to), unstated: percent(report.folkUnstated / 100) })}
      </Text>
      <DataTable caption={t("departuresTitle")} columns={columns} rows={report.reasons} rowKey={(row) => row.reason} />
    </Card>
  );
}

function Referrals({ referrers }: { referrers: Referrer[] }) {
  const { t } = useTranslation("customers");
  const { number } = useFormats();
  const columns: Column<Referrer>[] = [
    { id: "name", header: t("column.name"), cell: (row) => <bdi>{row.name ?? t("nameless")}</bdi>, csv: (row) => row.name },
    { id: "sent", header: t("sent"), align: "end", cell: (row) => number(row.sent), csv: (row) => row.sent },
  ];
  return (
    <Card title={t("referralsTitle")} csv={<CsvButton name="referrals" rows={() => csvOf(columns, referrers)} />}>
      {referrers.length === 0 ? <Text c="dimmed">{t("nothingYet")}</Text> : <DataTable caption={t("referralsTitle")} columns={columns} rows={referrers} rowKey={(row) => row.customer} href={(row) => `/customers/${row.customer}`} />}
    </Card>
  );
}

export default function NumbersPage() {
  const { t } = useTranslation("customers");
  const [{ site }, , set] = useFilters("site");
  const counts = useCounts(site);
  const departures = useDepartures(site);
  const referrers = useReferrers(site);
  return (
    <>
      <PageHeader title={t("tab.numbers")} lead={t("numbersLead")} />
      <CustomerTabs />
      <div className="tp-filters">
        <SiteFilter value={site} onChange={set("site")} />
      </div>
      <Stack gap="md">
        <QueryView query={counts}>{(data) => <Counts counts={data} />}</QueryView>
        <LoyaltyCounts site={site} />
        <QueryView query={departures}>{(data) => <Departures report={data} />}</QueryView>
        <QueryView query={referrers}>{(data) => <Referrals referrers={data} />}</QueryView>
      </Stack>
    </>
  );
}
