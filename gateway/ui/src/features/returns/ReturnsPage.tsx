import { Alert, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, FilterSelect, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { RegulatorReturn } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { useFilters } from "@/lib/url";
import { useReturn } from "./api";
import { STYLES, type Term, isOver, termFor, termsOf, toldOf } from "./model";

type Line = RegulatorReturn["lines"][number];
type Redress = RegulatorReturn["redress"][number];
type Rule = RegulatorReturn["rules"][number];

function useColumns(word: (code: string) => string, header: string): Column<Line>[] {
  const { t } = useTranslation("returns");
  const { number } = useFormats();
  return [
    { id: "what", header, cell: ({ code }) => word(code), csv: ({ code }) => word(code) },
    { id: "count", header: t("column.count"), align: "end", cell: ({ count }) => number(count), csv: ({ count }) => count },
  ];
}

function Lines({ caption, lines, word }: { caption: string; lines: readonly Line[]; word: (code: string) => string }) {
  const { t } = useTranslation("returns");
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {caption}
      </Title>
      <DataTable caption={caption} columns={useColumns(word, t("column.what"))} rows={lines} rowKey={({ code }) => code} />
    </section>
  );
}

/** What remedies of the term cost; currencies are never added up. */
function RedressTable({ rows }: { rows: readonly Redress[] }) {
  const { t } = useTranslation("returns");
  const { money, number } = useFormats();
  const columns: Column<Redress>[] = [
    { id: "currency", header: t("column.currency"), cell: ({ currency }) => currency, csv: ({ currency }) => currency },
    { id: "remedies", header: t("column.remedies"), align: "end", cell: ({ remedies }) => number(remedies), csv: ({ remedies }) => remedies },
    { id: "cost", header: t("column.cost"), align: "end", cell: ({ minor, currency }) => money(minor, currency), csv: ({ minor }) => minor },
  ];
  return (
    <section>
      <Title order={2} mb="xs">
        {t("redress")}
      </Title>
      {rows.length === 0 ? <Text c="dimmed">{t("noRedress")}</Text> : <DataTable caption={t("redress")} columns={columns} rows={rows} rowKey={({ currency }) => currency} />}
    </section>
  );
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation("returns");
  const names = useNames();
  const { number } = useFormats();
  const columns: Column<Rule>[] = [
    { id: "rule", header: t("column.rule"), cell: ({ code }) => names("returns:rule", code) },
    { id: "figures", header: t("column.figures"), align: "end", cell: ({ left, right }) => t("figures", { left: number(left), right: number(right) }) },
    { id: "kept", header: t("column.kept"), cell: ({ kept }) => t(kept ? "kept" : "broken") },
  ];
  return (
    <section>
      <Title order={2} mb="xs">
        {t("rules")}
      </Title>
      <Alert role="status" mb="sm" color={rules.every(({ kept }) => kept) ? "teal" : "red"}>
        {t(rules.every(({ kept }) => kept) ? "allKept" : "someBroken")}
      </Alert>
      <DataTable caption={t("rules")} columns={columns} rows={rules} rowKey={({ code }) => code} />
    </section>
  );
}

/** Counts of complaints in a term as regulators want them, with the rules that they keep. */
export default function ReturnsPage() {
  const { t } = useTranslation("returns");
  const tags = useTagNames();
  const names = useNames();
  const { date, number } = useFormats();
  const [today] = useState(() => new Date());
  const [filters, change] = useFilters("style", "term", "site");
  const style = STYLES.find((one) => one === filters.style) ?? "NHS";
  const terms = termsOf(style, today);
  const term = termFor(terms, filters.term, today) as Term;
  const query = useReturn(style, term, filters.site);
  const label = ({ kind, n, year }: Term) => t(`term.${kind}`, { n: number(n), year: String(year) });
  const told = isOver(term, today) ? label(term) : t("soFar", { term: label(term), day: date(today.toISOString().slice(0, 10)) });
  const wordOf = (by: string) => (code: string) => (by === "AGE" ? tags("age", code) : by === "COMPLAINANT" ? tags("complainant", code) : names("cause", code));
  const line = (code: string) => names("returns:line", code);
  const csv = useColumns(line, t("column.what"));
  const rows = (counted: RegulatorReturn) => [
    ...csvOf(csv, counted.lines),
    ...counted.redress.map(({ currency, minor }) => [`${t("redress")} (${currency})`, minor]),
    ...counted.groups.flatMap(({ by, lines }) => lines.map(({ code, count }) => [`${names("returns:group", by)}: ${wordOf(by)(code)}`, count])),
  ];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { from: date(term.from), to: date(term.to) })} aside={<CsvButton name={`return-${style}-${term.id}`} rows={() => (query.data ? rows(query.data) : [])} />} />
      <div className="tp-filters">
        <FilterSelect
          label={t("style")}
          all={t("style")}
          always
          value={style}
          options={STYLES.map((value) => ({ value, label: t(`styles.${value}`) }))}
          onChange={(value) => {
            change({ style: value, term: "" });
          }}
        />
        <FilterSelect
          label={t("period")}
          all={t("period")}
          always
          value={term.id}
          options={terms.map((one) => ({ value: one.id, label: label(one) }))}
          onChange={(value) => {
            change({ term: value });
          }}
        />
        <SiteFilter
          value={filters.site}
          onChange={(site) => {
            change({ site });
          }}
        />
      </div>
      <QueryView query={query}>
        {(counted) => (
          <Stack gap="lg" maw={820}>
            <Text size="sm" c="dimmed">
              {t(`hint.${style}`)}
            </Text>
            <Lines caption={t("figuresOf", { term: told })} lines={counted.lines} word={line} />
            {style === "FCA" && <RedressTable rows={counted.redress} />}
            <Rules rules={counted.rules} />
            <Title order={2}>{t("groups")}</Title>
            {counted.groups.map((group) =>
              toldOf(group).length === 0 ? (
                <Text key={group.by} c="dimmed">
                  {t("nothingNew")}
                </Text>
              ) : (
                <Lines key={group.by} caption={names("returns:group", group.by)} lines={toldOf(group)} word={wordOf(group.by)} />
              ),
            )}
          </Stack>
        )}
      </QueryView>
    </>
  );
}
