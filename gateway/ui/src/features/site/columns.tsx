import { useTranslation } from "react-i18next";
import type { Column } from "@/components/DataTable";
import { RangeBar } from "@/components/RangeBar";
import { useFormats } from "@/lib/format";
import type { Figured } from "./model";

/** Different measures share nothing but the scale of a share. */
const WHOLE: [number, number] = [0, 1];
const BOTH_WAYS: [number, number] = [-1, 1];

/** A value, its interval drawn, and its base. */
export function useFigureColumns(value: string): Column<Figured>[] {
  const { t } = useTranslation("site");
  const { figure, number, range } = useFormats();
  return [
    { id: "value", header: value, align: "end", cell: (row) => (row.value === null ? "–" : <strong>{figure(row.value, row.kind)}</strong>), csv: (row) => row.value },
    {
      id: "interval",
      header: t("column.interval"),
      width: "40%",
      cell: (row) =>
        row.value === null || row.lower === null || row.upper === null ? (
          <span className="tp-sub">{t(row.n === 0 ? "noAnswers" : row.value === null ? "tooFew" : "ofOne")}</span>
        ) : (
          <span style={{ flex: 1 }}>
            <RangeBar value={row.value} lower={row.lower} upper={row.upper} centre={null} domain={row.kind === "NET_SCORE" ? BOTH_WAYS : WHOLE} tone="quiet" label={range(row.lower, row.upper, row.kind)} />
            <span className="tp-sub">{range(row.lower, row.upper, row.kind)}</span>
          </span>
        ),
    },
    { id: "lower", header: t("column.lower"), csv: (row) => row.lower },
    { id: "upper", header: t("column.upper"), csv: (row) => row.upper },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.n), csv: (row) => row.n },
  ];
}

/** One of several scores of a row; what stands under it breaks between interval and base, on a phone too. */
export function Score({ of }: { of: Figured | null | undefined }) {
  const { t } = useTranslation("site");
  const { figure, number, range } = useFormats();
  if (!of || of.n === 0) {
    return "–";
  }
  return (
    <span>
      {of.value === null ? "–" : <strong>{figure(of.value, of.kind)}</strong>}
      <span className="tp-sub">
        <span className="tp-whole">{of.lower !== null && of.upper !== null ? range(of.lower, of.upper, of.kind) : t("tooFew")}</span>
        {" · "}
        <span className="tp-whole">{t("channels.n", { n: number(of.n) })}</span>
      </span>
    </span>
  );
}
