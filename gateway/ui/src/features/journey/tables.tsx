import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { AlertIcon, FlagIcon } from "@/components/icons";
import type { Coverage, Evaluation, Impression, Tally } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { EvaluationBadge } from "./EvaluationBadge";
import { useEndColumns } from "./impressions";
import { covered } from "./model";
import { usePlanWords } from "./plan";

type SiteRow = Coverage["sites"][number];
type TouchpointRow = Coverage["touchpoints"][number];

function useTallyColumns<T>(of: (row: T) => Tally): Column<T>[] {
  const { t } = useTranslation("journey");
  const { number, percent } = useFormats();
  const count = (id: "onPlan" | "due" | "overdue" | "unmeasured" | "off", header: string): Column<T> => ({
    id,
    header,
    align: "end",
    cell: (row) => (of(row)[id] === 0 ? "–" : number(of(row)[id])),
    csv: (row) => of(row)[id],
  });
  return [
    { id: "share", header: t("coverage.title"), align: "end", cell: (row) => covered(of(row), percent), csv: (row) => of(row).share },
    { id: "evaluated", header: t("column.evaluated"), csv: (row) => of(row).evaluatedOnPlan },
    { id: "touchpoints", header: t("column.touchpoints"), csv: (row) => of(row).touchpoints },
    count("onPlan", t("state.ON_PLAN")),
    count("due", t("state.DUE")),
    count("overdue", t("state.OVERDUE")),
    count("unmeasured", t("state.UNMEASURED")),
    count("off", t("state.OFF")),
    {
      id: "pastDue",
      header: t("column.pastDue"),
      align: "end",
      cell: (row) =>
        of(row).pastDue === 0 ? (
          "–"
        ) : (
          <StateBadge tone="bad" icon={<AlertIcon size={14} />}>
            {number(of(row).pastDue)}
          </StateBadge>
        ),
      csv: (row) => of(row).pastDue,
    },
  ];
}

export function useSiteColumns(regionName: (code: string) => string, impressionOf: (site: string) => Impression | undefined): Column<SiteRow>[] {
  const { t } = useTranslation("journey");
  const { number, percent } = useFormats();
  const tallies = useTallyColumns<SiteRow>((row) => row.tally);
  const ends = useEndColumns<SiteRow>((row) => impressionOf(row.code));
  return [
    {
      id: "site",
      header: t("components:site"),
      cell: (row) => (
        <>
          {row.name}
          <span className="tp-sub">{regionName(row.region)}</span>
        </>
      ),
      csv: (row) => row.name,
    },
    { id: "region", header: t("region"), csv: (row) => regionName(row.region) },
    ...tallies,
    {
      id: "last",
      header: t("last"),
      align: "end",
      // With one journey in sight a site has one last impression; with more it is a share.
      cell: (row) => (row.lastImpressions.touchpoints === 1 ? <EvaluationBadge state={onlyState(row.lastImpressions)} /> : covered(row.lastImpressions, percent)),
      csv: (row) => (row.lastImpressions.touchpoints === 1 ? t(`state.${onlyState(row.lastImpressions)}`) : `${number(row.lastImpressions.evaluatedOnPlan)}/${number(row.lastImpressions.touchpoints)}`),
    },
    ...ends,
  ];
}

function onlyState(tally: Tally): Evaluation["state"] {
  return tally.overdue > 0 ? "OVERDUE" : tally.unmeasured > 0 ? "UNMEASURED" : tally.due > 0 ? "DUE" : "ON_PLAN";
}

export function useTouchpointColumns(last: string | undefined): Column<TouchpointRow>[] {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  const tallies = useTallyColumns<TouchpointRow>((row) => row.tally);
  return [
    {
      id: "name",
      header: t("column.touchpoint"),
      cell: (row) => (
        <>
          {number(row.ordinal)}. {row.name}
          <span className="tp-sub">
            {t(`kind.${row.kind}`)} · {row.unit}
          </span>
          {row.code === last && (
            <Group mt={4}>
              <StateBadge tone="info" icon={<FlagIcon size={14} />}>
                {t("last")}
              </StateBadge>
            </Group>
          )}
        </>
      ),
      csv: (row) => row.name,
    },
    { id: "kind", header: t("touchpoint.kind"), csv: (row) => t(`kind.${row.kind}`) },
    { id: "unit", header: t("touchpoint.unit"), csv: (row) => row.unit },
    ...tallies,
  ];
}

export function useEvaluationColumns(): Column<Evaluation>[] {
  const { t } = useTranslation("journey");
  const { date, number, commas } = useFormats();
  const names = useNames();
  const words = usePlanWords();
  return [
    {
      id: "name",
      header: t("column.touchpoint"),
      cell: (row) => (
        <>
          {row.name}
          <span className="tp-sub">{row.unit}</span>
        </>
      ),
      csv: (row) => row.name,
    },
    { id: "site", header: t("components:site"), cell: (row) => row.siteName, csv: (row) => row.siteName },
    { id: "journey", header: t("journeyOf"), csv: (row) => names("customerType", row.customerType) },
    { id: "ordinal", header: t("column.place"), csv: (row) => row.ordinal },
    { id: "kind", header: t("touchpoint.kind"), csv: (row) => t(`kind.${row.kind}`) },
    { id: "unit", header: t("touchpoint.unit"), csv: (row) => row.unit },
    { id: "missed", header: t("column.missed"), cell: (row) => (row.missedOn === null ? "–" : date(row.missedOn)), csv: (row) => row.missedOn },
    {
      id: "plan",
      header: t("column.plan"),
      cell: (row) => (
        <>
          {words.how(row.plan)}
          <span className="tp-sub">{words.often(row.plan)}</span>
        </>
      ),
      csv: (row) => commas([words.how(row.plan), words.often(row.plan)]),
    },
    { id: "answers", header: t("column.answers"), align: "end", cell: (row) => t("answersOf", { answers: number(row.answers), needed: number(row.needed) }), csv: (row) => row.answers },
    { id: "needed", header: t("column.needed"), csv: (row) => row.needed },
    { id: "last", header: t("column.last"), cell: (row) => (row.lastEvaluatedAt === null ? t("never") : date(row.lastEvaluatedAt, row.timeZone)), csv: (row) => row.lastEvaluatedAt },
    { id: "due", header: t("column.due"), csv: (row) => row.nextDue },
    { id: "owner", header: t("column.owner"), cell: (row) => row.plan.owner, csv: (row) => row.plan.owner },
    { id: "lastImpression", header: t("last"), csv: (row) => row.lastImpression },
    { id: "state", header: t("column.state"), cell: (row) => <EvaluationBadge state={row.state} />, csv: (row) => t(`state.${row.state}`) },
  ];
}
