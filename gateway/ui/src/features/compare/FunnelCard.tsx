import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CompareIcon, DownloadIcon, TableIcon } from "@/components/icons";
import type { Comparison, Measure } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { downloadSvg } from "@/lib/svg";
import { FunnelChart } from "./FunnelChart";
import { FRAME, NARROW, funnelOf } from "./funnel";
import type { ComparisonPage, Row } from "./model";

interface Props {
  comparison: Comparison;
  page: ComparisonPage;
  measure: Measure;
  onOpen: (code: string) => void;
}

function useLimitColumns(): Column<Row>[] {
  const { t } = useTranslation("compare");
  const { number, percent } = useFormats();
  const limit = (id: keyof NonNullable<Row["site"]["funnel"]>): Column<Row> => ({
    id,
    header: t(`funnel.${id}`),
    align: "end",
    cell: (row) => (row.site.funnel ? percent(row.site.funnel[id]) : "–"),
    csv: (row) => row.site.funnel?.[id],
  });
  return [
    { id: "site", header: t("column.site"), cell: (row) => row.site.name, csv: (row) => row.site.name },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.site.n), csv: (row) => row.site.n },
    { id: "value", header: t("column.value"), align: "end", cell: (row) => (row.site.value === null ? "–" : percent(row.site.value)), csv: (row) => row.site.value },
    limit("lower998"),
    limit("lower95"),
    limit("upper95"),
    limit("upper998"),
    { id: "signal", header: t("column.signal"), cell: (row) => t(`verdict.${row.verdict}`), csv: (row) => t(`verdict.${row.verdict}`) },
  ];
}

export function FunnelCard({ comparison, page, measure, onOpen }: Props) {
  const { t } = useTranslation("compare");
  const { decimal, number, percent, dateTime } = useFormats();
  const svg = useRef<SVGSVGElement>(null);
  const [asTable, setAsTable] = useState(false);
  const columns = useLimitColumns();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const funnel = funnelOf(comparison, page.rows, narrow ? NARROW : FRAME);
  const title = t("funnel.title", { measure: measure.title });
  const name = `funnel-${measure.id}-${comparison.from}-${comparison.to}`;
  const phi = comparison.overdispersion?.phi;

  return (
    <Paper withBorder p="md" mb="md" component="section" aria-labelledby="funnel-title">
      <div className="tp-card-head">
        <div>
          <Group gap={4} wrap="nowrap">
            <Title order={2} id="funnel-title">
              {title}
            </Title>
            <InfoTip label={t("funnel.about")}>
              <p style={{ margin: 0 }}>{t("funnel.explained")}</p>
              <p>{measure.definition}</p>
              <p style={{ margin: 0 }}>{t("source", { source: measure.source, at: dateTime(comparison.refreshedAt, "UTC") })}</p>
            </InfoTip>
          </Group>
          <Text size="sm" c="dimmed">
            {comparison.centre !== null &&
              t("funnel.sentence", { centre: percent(comparison.centre), count: page.answers, n: number(page.answers), sites: number(funnel.points.length) })}{" "}
            {phi !== undefined && t("funnel.phi", { phi: decimal(phi) })}
          </Text>
        </div>
        <Group gap="xs" className="tp-no-print">
          <Button
            variant="default"
            size="xs"
            leftSection={asTable ? <CompareIcon size={15} /> : <TableIcon size={15} />}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            {asTable ? t("funnel.asChart") : t("funnel.asTable")}
          </Button>
          <CsvButton name={name} rows={() => csvOf(columns, page.rows)} />
          <Button
            variant="default"
            size="xs"
            disabled={asTable}
            leftSection={<DownloadIcon size={15} />}
            onClick={() => {
              if (svg.current) {
                downloadSvg(name, svg.current);
              }
            }}
          >
            SVG
          </Button>
        </Group>
      </div>
      {asTable ? (
        <DataTable caption={title} columns={columns} rows={page.rows} rowKey={(row) => row.site.code} />
      ) : (
        <FunnelChart funnel={funnel} title={title} svgRef={svg} onOpen={onOpen} />
      )}
    </Paper>
  );
}
