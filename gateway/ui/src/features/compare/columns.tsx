import { useTranslation } from "react-i18next";
import type { Column } from "@/components/DataTable";
import { InfoTip } from "@/components/controls";
import { RangeBar } from "@/components/RangeBar";
import { Sparkline } from "@/components/Sparkline";
import type { Measure } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { VerdictBadge } from "./VerdictBadge";
import type { ComparisonPage, Row } from "./model";

const TONE = { better: "good", worse: "bad", expected: "quiet", few: "quiet", none: "quiet" } as const;

export function useColumns(page: ComparisonPage | null, measure: Measure | undefined): Column<Row>[] {
  const { t } = useTranslation("compare");
  const { figure, number, range: rangeText } = useFormats();
  if (page === null || measure === undefined) {
    return [];
  }
  const interval = (row: Row) =>
    row.verdict === "few" || row.site.lower === null || row.site.upper === null ? null : { lower: row.site.lower, upper: row.site.upper, value: row.site.value ?? 0 };
  return [
    {
      id: "site",
      header: t("column.site"),
      sortable: true,
      cell: (row) => (
        <>
          {row.site.name}
          <span className="tp-sub">{row.site.regionName}</span>
        </>
      ),
      csv: (row) => row.site.name,
    },
    {
      id: "value",
      header: t("column.value"),
      sortable: true,
      align: "end",
      cell: (row) => (row.verdict === "few" || row.site.value === null ? "–" : <strong>{figure(row.site.value, measure.kind)}</strong>),
      csv: (row) => (row.verdict === "few" ? null : row.site.value),
    },
    {
      id: "interval",
      header: t("column.interval"),
      hint: <InfoTip label={t("interval.about")}>{t("interval.explained")}</InfoTip>,
      width: "26%",
      cell: (row) => {
        const range = interval(row);
        if (range === null) {
          return <span className="tp-sub">{t(row.verdict === "few" ? "suppressed" : row.site.value === null ? "verdict.none" : "interval.ofOne")}</span>;
        }
        const text = rangeText(range.lower, range.upper, measure.kind);
        return (
          <span style={{ flex: 1 }}>
            <RangeBar {...range} centre={page.centre} domain={page.domain} tone={TONE[row.verdict]} label={text} />
            <span className="tp-sub">{text}</span>
          </span>
        );
      },
    },
    { id: "lower", header: t("column.lower"), cell: () => null, csv: (row) => interval(row)?.lower },
    { id: "upper", header: t("column.upper"), cell: () => null, csv: (row) => interval(row)?.upper },
    { id: "n", header: t("column.n"), sortable: true, align: "end", cell: (row) => number(row.site.n), csv: (row) => row.site.n },
    {
      id: "trend",
      header: t("column.trend"),
      cell: (row) => <Sparkline points={row.verdict === "few" ? [] : row.site.trend} label={t("trend", { count: row.site.trend.length })} />,
    },
    {
      id: "signal",
      header: t("column.signal"),
      sortable: true,
      hint: <InfoTip label={t("signal.about")}>{t("signal.explained")}</InfoTip>,
      cell: (row) => <VerdictBadge verdict={row.verdict} better={measure.better} />,
      csv: (row) => t(`verdict.${row.verdict}`),
    },
  ];
}

/** Columns that are only in the file, because the interval draws them on screen. */
export function onScreen(columns: readonly Column<Row>[]): Column<Row>[] {
  return columns.filter((column) => column.id !== "lower" && column.id !== "upper");
}
