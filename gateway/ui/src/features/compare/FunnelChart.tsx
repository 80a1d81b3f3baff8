import { Text } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, type RefObject, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { type Funnel, type Point, mark, nearest } from "./funnel";

const FILL = { better: "var(--tp-good)", worse: "var(--tp-bad)", expected: "var(--tp-dot)", few: "var(--tp-dot)", none: "var(--tp-dot)" } as const;

interface Props {
  funnel: Funnel;
  title: string;
  kind: Measure["kind"];
  svgRef: RefObject<SVGSVGElement | null>;
  onOpen: (code: string) => void;
}

function Legend({ frame }: { frame: Funnel["frame"] }) {
  const { t } = useTranslation("compare");
  const slot = Math.min(150, (frame.width - frame.left - frame.right) / 3);
  return (
    <g fontSize={frame.width < 600 ? 10.5 : 12}>
      {(["mean", "inner", "outer"] as const).map((line, index) => {
        const x = frame.width - frame.right - slot * (3 - index);
        return (
          <g key={line}>
            <line
              x1={x}
              x2={x + 22}
              y1={12}
              y2={12}
              stroke={line === "mean" ? "var(--tp-accent)" : "var(--tp-line)"}
              strokeWidth={line === "mean" ? 1.6 : 1}
              strokeDasharray={line === "outer" ? "6 4" : undefined}
            />
            <text x={x + 28} y={16}>
              {t(`funnel.legend.${line}`)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Axes({ funnel, kind }: { funnel: Funnel; kind: Measure["kind"] }) {
  const { t } = useTranslation("compare");
  const { figure, number } = useFormats();
  const { width, height, left, right, bottom } = funnel.frame;
  const floor = height - bottom;
  return (
    <g fontSize={12} fill="var(--tp-muted)" fontFamily="inherit">
      {funnel.yTicks.map((tick) => (
        <g key={tick.value}>
          <line x1={left} x2={width - right} y1={tick.at} y2={tick.at} stroke="var(--tp-border)" strokeWidth={1} />
          <text x={left - 8} y={tick.at + 4} textAnchor="end">
            {figure(tick.value, kind).replace(/\.0(?=\D*$)/, "")}
          </text>
        </g>
      ))}
      <line x1={left} x2={width - right} y1={floor} y2={floor} stroke="var(--tp-line)" />
      {funnel.xTicks.map((tick) => (
        <g key={tick.value}>
          <line x1={tick.at} x2={tick.at} y1={floor} y2={floor + 5} stroke="var(--tp-line)" />
          <text x={tick.at} y={floor + 19} textAnchor="middle">
            {number(tick.value)}
          </text>
        </g>
      ))}
      <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
        {funnel.squareRoot ? t("funnel.xRoot") : t("funnel.x")}
      </text>
      <Legend frame={funnel.frame} />
    </g>
  );
}

function Labels({ points, width }: { points: readonly Point[]; width: number }) {
  return (
    <g fontSize={12} fontWeight={600} fill="var(--mantine-color-text)" fontFamily="inherit">
      {points.map((point) => {
        const before = point.x > width * 0.75;
        return (
          <text key={point.code} x={point.x + (before ? -10 : 10)} y={point.y + 4} textAnchor={before ? "end" : "start"}>
            {point.name}
          </text>
        );
      })}
    </g>
  );
}

export function FunnelChart({ funnel, title, kind, svgRef, onOpen }: Props) {
  const { t } = useTranslation("compare");
  const { figure, number } = useFormats();
  const [active, setActive] = useState(-1);
  const clip = useId();
  const { points, frame } = funnel;
  const point = points[active];
  const said = point ? t("funnel.point", { site: point.name, value: figure(point.value, kind), n: number(point.n), verdict: t(`verdict.${point.verdict}`) }) : t("funnel.hint");

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = frame.width / box.width;
    setActive(nearest(points, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale, 26 * Math.max(1, scale)));
  };
  const step = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const moves: Record<string, number> = { ArrowRight: Math.min(last, active + 1), ArrowLeft: Math.max(0, active - 1), Home: 0, End: last };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === "Enter" && point) {
      onOpen(point.code);
    }
  };

  return (
    <div className="tp-chart-wrap">
      <svg
        ref={svgRef}
        className="tp-chart"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={Math.max(0, active)}
        aria-valuetext={said}
        onPointerMove={follow}
        onPointerLeave={() => {
          setActive(-1);
        }}
        onKeyDown={step}
        onClick={() => {
          if (point) {
            onOpen(point.code);
          }
        }}
        style={{ cursor: point ? "pointer" : "default", fontFamily: "inherit" }}
      >
        <title>{title}</title>
        <clipPath id={clip}>
          <rect x={frame.left} y={frame.top} width={frame.width - frame.left - frame.right} height={frame.height - frame.top - frame.bottom} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          <path d={funnel.outer.area} fill="var(--tp-band-outer)" />
          <path d={funnel.inner.area} fill="var(--tp-band)" />
          <path d={funnel.outer.edges} fill="none" stroke="var(--tp-line)" strokeWidth={0.9} strokeDasharray="6 4" />
          <path d={funnel.inner.edges} fill="none" stroke="var(--tp-line)" strokeWidth={0.7} />
        </g>
        <Axes funnel={funnel} kind={kind} />
        {funnel.centre !== null && <line x1={frame.left} x2={frame.width - frame.right} y1={funnel.centre} y2={funnel.centre} stroke="var(--tp-accent)" strokeWidth={1.4} />}
        {points.map((each) => (
          <path key={each.code} d={mark(each, funnel.centre)} fill={FILL[each.verdict]} stroke="var(--tp-card)" strokeWidth={1} />
        ))}
        <Labels points={funnel.labelled} width={frame.width} />
        {point && <circle data-screen-only cx={point.x} cy={point.y} r={9.5} fill="none" stroke="var(--tp-accent)" strokeWidth={2.2} />}
      </svg>
      <Text size="sm" c={point ? undefined : "dimmed"} fw={point ? 600 : 400} className="tp-no-print" aria-hidden="true">
        {said}
      </Text>
    </div>
  );
}
