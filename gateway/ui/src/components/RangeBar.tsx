/** The stretch of the scale that all rows of a table share, a little wider than the widest interval. */
export function domainOf(intervals: readonly { lower: number | null; upper: number | null }[], centre: number | null, floor = 0): [number, number] {
  const ends = intervals.flatMap(({ lower, upper }) => (lower === null || upper === null ? [] : [lower, upper]));
  if (centre !== null) {
    ends.push(centre);
  }
  if (ends.length === 0) {
    return [floor, 1];
  }
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const margin = Math.max((high - low) * 0.04, 0.005);
  return [Math.max(floor, low - margin), Math.min(1, high + margin)];
}

interface Props {
  value: number;
  lower: number;
  upper: number;
  centre: number | null;
  domain: [number, number];
  tone: "good" | "bad" | "quiet";
  label: string;
}

/** An interval drawn as a bar with the value as a dot in it and the mean of all as a line across. */
export function RangeBar({ value, lower, upper, centre, domain, tone, label }: Props) {
  const [from, to] = domain;
  const at = (x: number) => `${(((x - from) / (to - from)) * 100).toFixed(2)}%`;
  return (
    <span className="tp-range" role="img" aria-label={label} data-tone={tone}>
      {centre !== null && <span className="tp-range-centre" style={{ insetInlineStart: at(centre) }} />}
      <span className="tp-range-bar" style={{ insetInlineStart: at(lower), insetInlineEnd: `calc(100% - ${at(upper)})` }} />
      <span className="tp-range-dot" style={{ insetInlineStart: at(value) }} />
    </span>
  );
}
