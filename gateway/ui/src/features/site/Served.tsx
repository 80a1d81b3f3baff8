import { Group, Text, Title, type TitleOrder } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { Score, useFigureColumns } from "./columns";
import { type ChannelScores, type Figured, type Gap, type RatedRow, type Served, type StepRow, kindOf, ratedRows, stepRows } from "./model";

type Topic = "gaps" | "channels" | "ratings" | "steps";

interface PartProps {
  served: Served;
  /** What files of it are called. */
  file: string;
  order: TitleOrder;
  /** Whose figures these are, where that is not said by the page. */
  whose?: string;
}

interface TopicProps<T> extends PartProps {
  topic: Topic;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}

function TopicTable<T>({ topic, columns, rows, rowKey, file, order, whose }: TopicProps<T>) {
  const { t } = useTranslation("site");
  const { commas } = useFormats();
  const title = t(`${topic}.title`);
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Group gap={6}>
          <Title order={order} size={order > 2 ? "h4" : undefined}>
            {title}
          </Title>
          <InfoTip label={t(`${topic}.about`)}>{t(`${topic}.explained`)}</InfoTip>
        </Group>
        {rows.length > 0 && <CsvButton name={`${topic}-${file}`} rows={() => csvOf(columns, rows)} />}
      </Group>
      {rows.length === 0 ? (
        <Text c="dimmed">{t(`${topic}.empty`)}</Text>
      ) : (
        <DataTable caption={whose === undefined ? title : commas([title, whose])} columns={columns} rows={rows} rowKey={rowKey} />
      )}
    </section>
  );
}

function Gaps(props: PartProps) {
  const { t } = useTranslation("site");
  const { decimal, number } = useFormats();
  const names = useNames();
  const signed = (value: number) => (value > 0 ? `+${decimal(value)}` : decimal(value));
  const columns: Column<Gap>[] = [
    { id: "dimension", header: t("gaps.dimension"), cell: (row) => names("dimension", row.dimension), csv: (row) => names("dimension", row.dimension) },
    {
      id: "mean",
      header: t("gaps.mean"),
      align: "end",
      cell: (row) =>
        row.mean === null ? (
          <span className="tp-sub">{t("tooFew")}</span>
        ) : (
          <bdi>
            <strong>{signed(row.mean)}</strong>
            {row.lower !== null && row.upper !== null && <span className="tp-sub">{t("gaps.interval", { lower: signed(row.lower), upper: signed(row.upper) })}</span>}
          </bdi>
        ),
      csv: (row) => row.mean,
    },
    { id: "lower", header: t("column.lower"), csv: (row) => row.lower },
    { id: "upper", header: t("column.upper"), csv: (row) => row.upper },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.n), csv: (row) => row.n },
  ];
  return <TopicTable topic="gaps" columns={columns} rows={props.served.gaps} rowKey={(row) => row.dimension} {...props} />;
}

/** A score, and its base in a column of its own for the file. */
function scoreColumns<T>(id: string, header: string, base: string, of: (row: T) => Figured | null | undefined): Column<T>[] {
  return [
    { id, header, align: "end", cell: (row) => <Score of={of(row)} />, csv: (row) => of(row)?.value ?? null },
    { id: `${id}-n`, header: base, csv: (row) => of(row)?.n ?? 0 },
  ];
}

function Channels(props: PartProps) {
  const { t } = useTranslation("site");
  const names = useNames();
  const rows = props.served.channels;
  const measured = rows[0]?.measures.map(({ measure }) => measure) ?? [];
  const columns: Column<ChannelScores>[] = [
    { id: "channel", header: t("channels.channel"), cell: (row) => names("channel", row.channel), csv: (row) => names("channel", row.channel) },
    ...measured.flatMap((measure) => {
      const header = t(`channels.${measure}` as "channels.nps");
      return scoreColumns<ChannelScores>(measure, header, t("channels.base", { measure: header }), (row) => {
        const found = row.measures.find((each) => each.measure === measure);
        return found && { ...found, kind: kindOf(measure) };
      });
    }),
  ];
  return <TopicTable topic="channels" columns={columns} rows={rows} rowKey={(row) => row.channel} {...props} />;
}

function Ratings(props: PartProps) {
  const { t } = useTranslation("site");
  const names = useTagNames();
  const called = (row: RatedRow) => names(row.group, row.code);
  const columns: Column<RatedRow>[] = [
    {
      id: "what",
      header: t("ratings.what"),
      cell: (row) => (
        <span>
          {called(row)}
          <span className="tp-sub">{t(`ratings.${row.group}`)}</span>
        </span>
      ),
      csv: called,
    },
    { id: "group", header: t("ratings.kind"), csv: (row) => t(`ratings.${row.group}`) },
    ...useFigureColumns(t("ratings.good")),
  ];
  return <TopicTable topic="ratings" columns={columns} rows={ratedRows(props.served)} rowKey={(row) => `${row.group} ${row.code}`} {...props} />;
}

function Steps(props: PartProps) {
  const { t } = useTranslation("site");
  const names = useNames();
  const { steps, visits } = props.served;
  const score = (id: string, header: string, of: (row: StepRow) => Figured | null | undefined) => scoreColumns(id, header, t("channels.base", { measure: header }), of);
  const columns: Column<StepRow>[] = [
    { id: "step", header: t("steps.step"), cell: (row) => names("step", row.code), csv: (row) => names("step", row.code) },
    ...(steps.length > 0 ? score("said", t("steps.said"), (row) => row.said) : []),
    ...visits.flatMap(({ method }) => score(method, names("channel", method), (row) => row.seen[method])),
  ];
  return <TopicTable topic="steps" columns={columns} rows={stepRows(props.served)} rowKey={(row) => row.code} {...props} />;
}

/** What is known in detail of those whom the site serves. */
export function ServedParts(props: PartProps) {
  return (
    <>
      <div className="tp-two">
        <Channels {...props} />
        <Gaps {...props} />
      </div>
      <Ratings {...props} />
      <Steps {...props} />
    </>
  );
}
