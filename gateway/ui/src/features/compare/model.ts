import type { ComparedSite, Comparison, Measure } from "@/lib/contract";
import type { Sort } from "@/components/DataTable";
import { domainOf } from "@/components/RangeBar";

/** What may be said about a site: only beyond the 99.8 % limits is it called better or worse. */
export type Verdict = "better" | "worse" | "expected" | "few" | "none";

export interface Row {
  site: ComparedSite;
  verdict: Verdict;
}

export interface ComparisonPage {
  rows: Row[];
  domain: [number, number];
  centre: number | null;
  /** Whether the mean is of more sites than these rows, which who does not see all of them has to know. */
  wider: boolean;
  /** How many answers or cases all sites have together. */
  base: number;
  counts: Record<Verdict, number>;
  /** More spread between sites than any real difference of care explains (φ over 10). */
  doubtful: boolean;
}

const DOUBTFUL_PHI = 10;
const ORDER: Record<Verdict, number> = { worse: 0, better: 1, expected: 2, few: 3, none: 4 };

export function verdictOf(site: ComparedSite, better: Measure["better"]): Verdict {
  // A base of nobody hides nothing, although the server keeps its figure back like every small one.
  if (site.n === 0) {
    return "none";
  }
  if (site.suppressed) {
    return "few";
  }
  if (site.value === null) {
    return "none";
  }
  if (site.signal === null) {
    return "expected";
  }
  return site.signal === better ? "better" : "worse";
}

/** A net score runs from −1 to 1, a share from 0. */
export function lowest(kind: Measure["kind"]): number {
  return kind === "NET_SCORE" ? -1 : 0;
}

function figure(row: Row, by: string): number | null {
  switch (by) {
    case "value":
      return row.verdict === "few" ? null : row.site.value;
    case "n":
      return row.site.n;
    case "signal":
      return ORDER[row.verdict];
    default:
      return null;
  }
}

/** Rows without a figure stay at the end in both directions; equal rows stay in the order of their names. */
export function sorted(rows: readonly Row[], sort: Sort): Row[] {
  const turn = sort.descending ? -1 : 1;
  const byName = (a: Row, b: Row) => a.site.name.localeCompare(b.site.name);
  if (sort.by === "site") {
    return [...rows].sort((a, b) => turn * byName(a, b));
  }
  return [...rows].sort((a, b) => {
    const left = figure(a, sort.by);
    const right = figure(b, sort.by);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byName(a, b);
    }
    return turn * (left - right) || byName(a, b);
  });
}

/** Only shown figures that come together to the very mean are all that it is made of. */
function isWider({ centre, sites }: Comparison): boolean {
  const counted = sites.filter((site) => site.n > 0);
  if (centre === null || counted.some((site) => site.value === null)) {
    return true;
  }
  const base = counted.reduce((sum, site) => sum + site.n, 0);
  return base === 0 || Math.abs(counted.reduce((sum, site) => sum + site.n * (site.value ?? 0), 0) / base - centre) > 1e-9;
}

export function comparisonPage(comparison: Comparison, { better, kind }: Pick<Measure, "better" | "kind">, sort: Sort): ComparisonPage {
  const rows = comparison.sites.map((site) => ({ site, verdict: verdictOf(site, better) }));
  const counts: Record<Verdict, number> = { better: 0, worse: 0, expected: 0, few: 0, none: 0 };
  for (const row of rows) {
    counts[row.verdict] += 1;
  }
  return {
    rows: sorted(rows, sort),
    domain: domainOf(rows.filter((row) => row.verdict !== "few").map((row) => row.site), comparison.centre, lowest(kind)),
    centre: comparison.centre,
    wider: isWider(comparison),
    base: rows.reduce((sum, row) => sum + row.site.n, 0),
    counts,
    doubtful: (comparison.overdispersion?.phi ?? 0) > DOUBTFUL_PHI,
  };
}
