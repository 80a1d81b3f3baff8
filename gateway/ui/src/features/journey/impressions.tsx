import { Group, Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, InfoTip, StateBadge, type Tone } from "@/components/controls";
import { type Column, csvOf } from "@/components/DataTable";
import { AlertIcon, CheckIcon, DashIcon } from "@/components/icons";
import type { Impression } from "@/lib/contract";
import { useFormats } from "@/lib/format";

type Verdict = Impression["verdict"];
type End = Impression["first"];

const LOOKS: Record<Verdict, { tone: Tone; Icon: typeof CheckIcon }> = {
  BAD_END: { tone: "bad", Icon: AlertIcon },
  WITHIN_CHANCE: { tone: "warn", Icon: DashIcon },
  NO_BAD_END: { tone: "good", Icon: CheckIcon },
  TOO_FEW: { tone: "quiet", Icon: DashIcon },
  ONE_TOUCHPOINT: { tone: "quiet", Icon: DashIcon },
};

export function EndBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("journey");
  const { tone, Icon } = LOOKS[verdict];
  return (
    <StateBadge tone={tone} icon={<Icon size={14} />}>
      {t(`ends.verdict.${verdict}`)}
    </StateBadge>
  );
}

function Score({ end }: { end: End }) {
  const { t } = useTranslation("journey");
  const { decimal, number } = useFormats();
  return (
    <>
      {end.mean === null ? "–" : decimal(end.mean)}
      <span className="tp-sub">{end.mean === null ? t("ends.few", { n: number(end.marks) }) : t("ends.n", { n: number(end.marks) })}</span>
      {end.standIns > 0 && <span className="tp-sub">{t("ends.standIns", { n: number(end.standIns) })}</span>}
    </>
  );
}

function useDifference(): (one: Impression) => string {
  const { t } = useTranslation("journey");
  const { decimal } = useFormats();
  return ({ difference, lower, upper }) => (difference === null || lower === null || upper === null ? "–" : t("ends.between", { difference: decimal(difference), lower: decimal(lower), upper: decimal(upper) }));
}

/** Columns about both ends of a journey, for rows that may have one. */
export function useEndColumns<T>(of: (row: T) => Impression | undefined): Column<T>[] {
  const { t } = useTranslation("journey");
  const difference = useDifference();
  return [
    { id: "firstScore", header: t("ends.first"), align: "end", cell: (row) => <Shown one={of(row)}>{(one) => <Score end={one.first} />}</Shown>, csv: (row) => of(row)?.first.mean ?? null },
    { id: "firstMarks", header: t("ends.firstN"), csv: (row) => of(row)?.first.marks ?? null },
    { id: "firstStandIns", header: t("ends.firstStandIns"), csv: (row) => of(row)?.first.standIns ?? null },
    { id: "lastScore", header: t("ends.last"), align: "end", cell: (row) => <Shown one={of(row)}>{(one) => <Score end={one.last} />}</Shown>, csv: (row) => of(row)?.last.mean ?? null },
    { id: "lastMarks", header: t("ends.lastN"), csv: (row) => of(row)?.last.marks ?? null },
    { id: "lastStandIns", header: t("ends.lastStandIns"), csv: (row) => of(row)?.last.standIns ?? null },
    { id: "endDifference", header: t("ends.difference"), csv: (row) => of(row)?.difference ?? null },
    { id: "endLower", header: t("ends.lower"), csv: (row) => of(row)?.lower ?? null },
    { id: "endUpper", header: t("ends.upper"), csv: (row) => of(row)?.upper ?? null },
    {
      id: "end",
      header: t("ends.title"),
      cell: (row) => (
        <Shown one={of(row)}>
          {(one) => (
            <>
              <EndBadge verdict={one.verdict} />
              {one.difference !== null && <span className="tp-sub">{difference(one)}</span>}
            </>
          )}
        </Shown>
      ),
      csv: (row) => {
        const one = of(row);
        return one ? t(`ends.verdict.${one.verdict}`) : null;
      },
    },
  ];
}

function Shown({ one, children }: { one: Impression | undefined; children: (one: Impression) => ReactNode }) {
  return one ? children(one) : "–";
}

/** What is compared and when it is reported, with the numbers that hold here. */
export function EndsTip({ one }: { one: Impression }) {
  const { t } = useTranslation("journey");
  const { decimal, number } = useFormats();
  return <InfoTip label={t("ends.about")}>{t("ends.explained", { period: t("ends.period", { count: one.days, number: number(one.days) }), step: decimal(one.step) })}</InfoTip>;
}

/** How one site's journey begins and ends. */
export function ImpressionCard({ one }: { one: Impression }) {
  const { t } = useTranslation("journey");
  const difference = useDifference();
  const columns: Column<Impression>[] = [
    { id: "site", header: t("components:site"), csv: (row) => row.siteName },
    { id: "firstName", header: t("first"), csv: (row) => row.first.name },
    { id: "lastName", header: t("last"), csv: (row) => row.last.name },
    ...useEndColumns<Impression>((row) => row),
  ];
  return (
    <Paper withBorder p="md" mb="md" component="section" data-verdict={one.verdict}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <Group gap={6}>
          <Title order={3} size="h4">
            {t("ends.title")}
          </Title>
          <EndsTip one={one} />
        </Group>
        <Group gap="xs">
          <EndBadge verdict={one.verdict} />
          <CsvButton name={`journey-ends-${one.site}`} rows={() => csvOf(columns, [one])} />
        </Group>
      </Group>
      <dl className="tp-facts">
        {(["first", "last"] as const).map((end) => (
          <div key={end}>
            <dt>
              {t(end)}: {one[end].name}
            </dt>
            <dd>
              <Score end={one[end]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("ends.difference")}</dt>
          <dd>{difference(one)}</dd>
        </div>
      </dl>
      {one.verdict === "BAD_END" && (
        <Text size="sm" mt="sm">
          {t("ends.badText")}
        </Text>
      )}
    </Paper>
  );
}
