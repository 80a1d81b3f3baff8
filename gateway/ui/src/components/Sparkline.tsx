export interface SparkPoint {
  value: number | null;
}

const WIDTH = 96;
const HEIGHT = 26;
const EDGE = 3;

/** Line pieces of a trend; a week without a figure is a gap, never a zero. */
export function sparkPaths(points: readonly SparkPoint[], width = WIDTH, height = HEIGHT): { lines: string; last: [number, number] | null } {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (values.length === 0) {
    return { lines: "", last: null };
  }
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const x = (index: number) => EDGE + (index / Math.max(1, points.length - 1)) * (width - 2 * EDGE);
  const y = (value: number) => height - EDGE - ((value - low) / spread) * (height - 2 * EDGE);
  let lines = "";
  let last: [number, number] | null = null;
  let pen = "M";
  points.forEach((point, index) => {
    if (point.value === null) {
      pen = "M";
      return;
    }
    last = [x(index), y(point.value)];
    lines += `${pen}${last[0].toFixed(1)} ${last[1].toFixed(1)}`;
    pen = "L";
  });
  return { lines, last };
}

export function Sparkline({ points, label }: { points: readonly SparkPoint[]; label: string }) {
  const { lines, last } = sparkPaths(points);
  if (last === null) {
    return <span aria-label={label}>–</span>;
  }
  return (
    <svg className="tp-spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={lines} fill="none" stroke="var(--tp-line)" strokeWidth={1.6} strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={last[0]} cy={last[1]} r={2.4} fill="var(--tp-accent)" />
    </svg>
  );
}
