import { expect, test } from "vitest";
import { MISERY, SATISFACTION, aComparedSite, aComparison } from "@/testing/samples";
import { FRAME, funnelOf, mark, nearest, niceTicks } from "./funnel";
import { comparisonPage, sorted, verdictOf } from "./model";

const BY_SIGNAL = { by: "signal", descending: false };
const HIGH = aComparedSite({ code: "high", name: "High", value: 0.97, signal: "HIGH" });
const LOW = aComparedSite({ code: "low", name: "Low", value: 0.5, signal: "LOW" });
const PLAIN = aComparedSite({ code: "plain", name: "Plain", n: 400 });
const HIDDEN = aComparedSite({ code: "hidden", name: "Hidden", n: 6, value: null, lower: null, upper: null, funnel: null, suppressed: true });
const NONE = aComparedSite({ code: "none", name: "None", n: 0, value: null, lower: null, upper: null, funnel: null, suppressed: true });

test("a high figure is good or bad depending on the measure", () => {
  expect(verdictOf(HIGH, SATISFACTION.better)).toBe("better");
  expect(verdictOf(HIGH, MISERY.better)).toBe("worse");
  expect(verdictOf(LOW, MISERY.better)).toBe("better");
});

test("without significance there is no verdict, whatever the figure", () => {
  expect(verdictOf(aComparedSite({ value: 0.1, signal: null }), "HIGH")).toBe("expected");
});

test("a small base is hidden, an empty one has no data", () => {
  expect(verdictOf(HIDDEN, "HIGH")).toBe("few");
  expect(verdictOf(NONE, "HIGH")).toBe("none");
});

test("what needs attention comes first, and nothing is left out", () => {
  const page = comparisonPage(aComparison([PLAIN, NONE, HIGH, HIDDEN, LOW]), SATISFACTION, BY_SIGNAL);
  expect(page.rows.map((row) => row.site.code)).toEqual(["low", "high", "plain", "hidden", "none"]);
  expect(page.counts).toEqual({ better: 1, worse: 1, expected: 1, few: 1, none: 1 });
  expect(page.base).toBe(606);
});

test("sites without a figure stay at the end in both directions", () => {
  const { rows } = comparisonPage(aComparison([HIDDEN, HIGH, LOW]), SATISFACTION, BY_SIGNAL);
  expect(sorted(rows, { by: "value", descending: true }).map((row) => row.site.code)).toEqual(["high", "low", "hidden"]);
  expect(sorted(rows, { by: "value", descending: false }).map((row) => row.site.code)).toEqual(["low", "high", "hidden"]);
});

test("a spread beyond reason makes the measure doubtful", () => {
  const withPhi = (phi: number) => comparisonPage(aComparison([PLAIN], { overdispersion: { phi, tau2: 0 } }), SATISFACTION, BY_SIGNAL).doubtful;
  expect(withPhi(10)).toBe(false);
  expect(withPhi(10.5)).toBe(true);
});

test("the funnel shows exactly the sites that have a figure, smaller ones to the left", () => {
  const comparison = aComparison([PLAIN, HIDDEN, LOW, NONE]);
  const { points } = funnelOf(comparison, comparisonPage(comparison, SATISFACTION, BY_SIGNAL).rows);
  expect(points.map((point) => point.code)).toEqual(["low", "plain"]);
  expect(points[0]?.x).toBeLessThan(points[1]?.x ?? 0);
  for (const point of points) {
    expect(point.x).toBeGreaterThanOrEqual(FRAME.left);
    expect(point.x).toBeLessThanOrEqual(FRAME.width - FRAME.right);
    expect(point.y).toBeGreaterThanOrEqual(FRAME.top);
    expect(point.y).toBeLessThanOrEqual(FRAME.height - FRAME.bottom);
  }
});

test("one giant among small sites is drawn on a square-root scale", () => {
  const even = aComparison([100, 120, 140].map((n) => aComparedSite({ code: `s${n}`, n })));
  const skewed = aComparison([10, 12, 14, 2000].map((n) => aComparedSite({ code: `s${n}`, n })));
  expect(funnelOf(even, comparisonPage(even, SATISFACTION, BY_SIGNAL).rows).squareRoot).toBe(false);
  expect(funnelOf(skewed, comparisonPage(skewed, SATISFACTION, BY_SIGNAL).rows).squareRoot).toBe(true);
});

test("a mark beyond the limits has a shape of its own", () => {
  const point = { code: "a", name: "A", n: 1, value: 0.9, x: 100, y: 50 };
  const shapes = [mark({ ...point, verdict: "expected" }, 80), mark({ ...point, verdict: "better" }, 80), mark({ ...point, verdict: "worse" }, 20)];
  expect(new Set(shapes).size).toBe(3);
});

test("the pointer finds the nearest site within reach only", () => {
  const points = [10, 50].map((x) => ({ code: `p${x}`, name: "", n: 1, value: 0, verdict: "expected" as const, x, y: 10 }));
  expect(nearest(points, 42, 12)).toBe(1);
  expect(nearest(points, 300, 12)).toBe(-1);
});

test("axes are marked at round numbers", () => {
  expect(niceTicks(0.63, 0.97, 5)).toEqual([0.7, 0.8, 0.9]);
  expect(niceTicks(0, 560, 5)).toEqual([0, 200, 400]);
});
