import { Group, Paper, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { InfoTip } from "@/components/controls";
import type { Tally } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { EvaluationBadge } from "./EvaluationBadge";
import { covered } from "./model";

const COUNTED = [
  ["ON_PLAN", "onPlan"],
  ["DUE", "due"],
  ["OVERDUE", "overdue"],
  ["UNMEASURED", "unmeasured"],
  ["OFF", "off"],
] as const;

/** Coverage of what is in sight, with what it is made of. */
export function CoverageCard({ tally }: { tally: Tally }) {
  const { t } = useTranslation("journey");
  const { percent, number } = useFormats();
  return (
    <Paper withBorder p="md" component="section" mb="md" aria-label={t("coverage.title")}>
      <Group justify="space-between" gap="xl">
        <div>
          <Group gap={4}>
            <Title order={2} size="h4">
              {t("coverage.title")}
            </Title>
            <InfoTip label={t("coverage.definition")}>{t("coverage.definitionText")}</InfoTip>
          </Group>
          <p className="tp-figure tp-journey-figure">{covered(tally, percent)}</p>
          <Text size="sm" c="dimmed">
            {t("coverage.of", { count: tally.touchpoints, done: number(tally.evaluatedOnPlan), number: number(tally.touchpoints) })}
          </Text>
        </div>
        <div>
          <Group gap={4} justify="flex-end">
            <Text size="sm" c="dimmed">
              {t("coverage.states")}
            </Text>
            <InfoTip label={t("coverage.stateWords")}>
              <dl className="tp-journey-words">
                {COUNTED.map(([state]) => (
                  <Fragment key={state}>
                    <dt>{t(`state.${state}`)}</dt>
                    <dd>{t(`stateText.${state}`)}</dd>
                  </Fragment>
                ))}
              </dl>
              <p>{t("coverage.covered")}</p>
            </InfoTip>
          </Group>
          <ul className="tp-journey-counts" aria-label={t("coverage.states")}>
            {COUNTED.map(([state, member]) => (
              <li key={state}>
                <span className="tp-figure">{number(tally[member])}</span>
                <EvaluationBadge state={state} />
              </li>
            ))}
          </ul>
        </div>
      </Group>
    </Paper>
  );
}
