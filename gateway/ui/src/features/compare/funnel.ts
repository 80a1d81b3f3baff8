import type { Comparison, Limits } from "@/lib/contract";
import type { Row, Verdict } from "./model";

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Point {
  code: string;
  name: string;
  n: number;
  value: number;
  verdict: Verdict;
  x: number;
  y: number;
}

export interface Tick {
  at: number;
  value: number;
}

export interface Band {
  area: string;
  edges: string;
}

export interface Funnel {
  frame: Frame;
  points: Point[];
  inner: Band;
  outer: Band;
  centre: number | null;
  xTicks: Tick[];
  yTicks: Tick[];
  /** A few big sites among many small ones are spread out by a square-root scale. */
  squareRoot: boolean;
  labelled: Point[];
}

export const FRAME: Frame = { width: 960, height: 370, left: 52, right: 16, top: 30, bottom: 46 };
/** Drawn for a phone, where the wide picture would shrink until nobody can read it. */
export const NARROW: Frame = { width: 380, height: 320, left: 40, right: 8, top: 30, bottom: 44 };
const MOST_LABELS = 8;
const SKEW = 6;

/** Round numbers inside a stretch: 1, 2 or 5 times a power of ten apart. */
export function niceTicks(from: number, to: number, count: number): number[] {
  const rough = (to - from) / count;
  if (!(rough > 0)) {
    return [from];
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step); index * step <= to + step * 1e-9; index += 1) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

type Scale = (value: number) => number;

function band(curve: readonly (Limits & { n: number })[], x: Scale, y: Scale, low: keyof Limits, high: keyof Limits): Band {
  if (curve.length === 0) {
    return { area: "", edges: "" };
  }
  const upper = curve.map((at) => `${x(at.n).toFixed(1)} ${y(at[high]).toFixed(1)}`);
  const lower = curve.map((at) => `${x(at.n).toFixed(1)} ${y(at[low]).toFixed(1)}`);
  return { area: `M${upper.join("L")}L${[...lower].reverse().join("L")}Z`, edges: `M${upper.join("L")}M${lower.join("L")}` };
}

export function funnelOf(comparison: Comparison, rows: readonly Row[], frame: Frame = FRAME, floor = 0): Funnel {
  const shown = rows.filter((row) => row.site.value !== null && row.verdict !== "few" && row.verdict !== "none");
  const sizes = shown.map((row) => row.site.n);
  const largest = Math.max(1, ...sizes) * 1.04;
  const squareRoot = sizes.length > 0 && largest / Math.max(1, median(sizes)) > SKEW;
  const stretch: Scale = squareRoot ? Math.sqrt : (n) => n;
  // The limits explode at the far left; the scale is set by where the sites are.
  const usual = comparison.curve.filter((at) => at.n >= Math.min(median(sizes), largest / 3));
  const ends = [...shown.map((row) => row.site.value ?? 0), ...usual.flatMap((at) => [at.lower998, at.upper998])];
  const low = Math.max(floor, Math.min(1, ...ends) - 0.02);
  const high = Math.min(1, Math.max(floor, ...ends) + 0.02);

  const inside = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
  const x: Scale = (n) => frame.left + (stretch(n) / stretch(largest)) * inside.width;
  const y: Scale = (value) => frame.top + (1 - (value - low) / (high - low || 1)) * inside.height;

  const points = shown
    .map(({ site, verdict }) => ({ code: site.code, name: site.name, n: site.n, value: site.value ?? 0, verdict, x: x(site.n), y: y(site.value ?? 0) }))
    .sort((a, b) => a.n - b.n);
  const outside = points.filter((point) => point.verdict === "better" || point.verdict === "worse");
  return {
    frame,
    points,
    inner: band(comparison.curve, x, y, "lower95", "upper95"),
    outer: band(comparison.curve, x, y, "lower998", "upper998"),
    centre: comparison.centre === null ? null : y(comparison.centre),
    xTicks: xTicks(largest, squareRoot, inside.width).map((value) => ({ value, at: x(value) })),
    yTicks: niceTicks(low, high, 5).map((value) => ({ value, at: y(value) })),
    squareRoot,
    labelled: outside.length <= MOST_LABELS ? outside : [],
  };
}

function xTicks(largest: number, squareRoot: boolean, room: number): number[] {
  if (!squareRoot) {
    return niceTicks(0, largest, room / 110);
  }
  // Even steps of the root, rounded to one leading digit so that they read well.
  const rounded = [0, 0.15, 0.35, 0.55, 0.77, 1].map((part) => {
    const n = part * part * largest;
    const power = 10 ** Math.floor(Math.log10(Math.max(1, n)));
    return Math.floor(n / power) * power;
  });
  return [...new Set(rounded)];
}

/** The point under the pointer, or none when it is too far away to be meant. */
export function nearest(points: readonly Point[], x: number, y: number, reach = 26): number {
  let found = -1;
  let best = reach * reach;
  points.forEach((point, index) => {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance < best) {
      best = distance;
      found = index;
    }
  });
  return found;
}

/** Up means above the limits, down means below, whatever is better. */
export function mark(point: Point, centre: number | null): string {
  const { x, y, verdict } = point;
  if (verdict !== "better" && verdict !== "worse") {
    return `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`;
  }
  return y <= (centre ?? 0) ? `M${x} ${y - 6.5}l6 10.5h-12Z` : `M${x} ${y + 6.5}l6 -10.5h-12Z`;
}
