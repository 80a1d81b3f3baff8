import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CompareIcon, DownloadIcon, TableIcon } from "@/components/icons";
import type { Comparison, Measure } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSession } from "@/lib/session";
import { downloadSvg } from "@/lib/svg";
import { FunnelChart } from "./FunnelChart";
import { FRAME, NARROW, funnelOf } from "./funnel";
import { type ComparisonPage, type Row, lowest } from "./model";

interface Props {
  comparison: Comparison;
  page: ComparisonPage;
  measure: Measure;
  onOpen: (code: string) => void;
}

function useLimitColumns(kind: Measure["kind"]): Column<Row>[] {
  const { t } = useTranslation("compare");
  const { figure, number } = useFormats();
  const limit = (id: keyof NonNullable<Row["site"]["funnel"]>): Column<Row> => ({
    id,
    header: t(`funnel.${id}`),
    align: "end",
    cell: (row) => (row.site.funnel ? figure(row.site.funnel[id], kind) : "–"),
    csv: (row) => row.site.funnel?.[id],
  });
  return [
    { id: "site", header: t("column.site"), cell: (row) => row.site.name, csv: (row) => row.site.name },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.site.n), csv: (row) => row.site.n },
    { id: "value", header: t("column.value"), align: "end", cell: (row) => (row.site.value === null ? "–" : figure(row.site.value, kind)), csv: (row) => row.site.value },
    limit("lower998"),
    limit("lower95"),
    limit("upper95"),
    limit("upper998"),
    { id: "signal", header: t("column.signal"), cell: (row) => t(`verdict.${row.verdict}`), csv: (row) => t(`verdict.${row.verdict}`) },
  ];
}

export default function FunnelCard({ comparison, page, measure, onOpen }: Props) {
  const { t } = useTranslation("compare");
  const { decimal, figure, number, dateTime } = useFormats();
  const { user } = useSession();
  const svg = useRef<SVGSVGElement>(null);
  const [asTable, setAsTable] = useState(false);
  const columns = useLimitColumns(measure.kind);
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const funnel = funnelOf(comparison, page.rows, narrow ? NARROW : FRAME, lowest(measure.kind));
  const title = t("funnel.title", { measure: measure.title });
  const name = `funnel-${measure.id}-${comparison.from}-${comparison.to}`;
  const spread = comparison.overdispersion;

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
              <p style={{ margin: 0 }}>{comparison.refreshedAt ? t("source", { source: measure.source, at: dateTime(comparison.refreshedAt, "UTC") }) : t("sourceOnly", { source: measure.source })}</p>
            </InfoTip>
          </Group>
          <Text size="sm" c="dimmed">
            {comparison.centre !== null &&
              t(page.wider && user.sites !== "*" ? "funnel.wider" : "funnel.sentence", { count: funnel.points.length, centre: figure(comparison.centre, measure.kind), n: number(page.base), sites: number(funnel.points.length) })}{" "}
            {spread && t(spread.tau2 > 0 ? "funnel.widened" : "funnel.byChance", { phi: decimal(spread.phi) })}
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
        <FunnelChart funnel={funnel} title={title} kind={measure.kind} svgRef={svg} onOpen={onOpen} />
      )}
    </Paper>
  );
}
