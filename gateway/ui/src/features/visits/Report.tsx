import { Anchor, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AnswerTable } from "@/components/AnswerTable";
import { FewEyes } from "@/components/FewEyes";
import { InfoTip } from "@/components/controls";
import type { SiteVisit, VisitReport, VisitScore, VisitSection } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { useTouchpointNames } from "@/lib/touchpoints";
import { COMPETENCIES, STEPS, rounded } from "./model";
import { Photos } from "./Photos";

interface BarsProps {
  title: string;
  rows: readonly { code: string; name: string; score: VisitScore }[];
}

function Bars({ title, rows }: BarsProps) {
  const { t } = useTranslation("visits");
  const { number } = useFormats();
  if (rows.length === 0) {
    return null;
  }
  return (
    <div>
      <Title order={3} size="h4" mb={4}>
        {title}
      </Title>
      <Table verticalSpacing={6} aria-label={title}>
        <Table.Tbody>
          {rows.map(({ code, name, score }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row" fw={400} w="38%">
                {name}
              </Table.Th>
              <Table.Td aria-hidden="true">
                <span className="tp-score-bar">
                  <span style={{ width: `${score.value}%` }} />
                </span>
              </Table.Td>
              <Table.Td className="tp-score-value" w={120}>
                <strong>{number(rounded(score.value))}</strong> <Text span size="sm" c="dimmed">{t("n", { number: number(score.n) })}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Scores({ report }: { report: VisitReport }) {
  const { t } = useTranslation("visits");
  const { number } = useFormats();
  const names = useNames();
  const tags = useTagNames();
  const { overall, steps, competencies } = report.scores;
  const rows = (group: "step" | "competency", codes: readonly string[], scores: Partial<Record<string, VisitScore>>) =>
    codes.flatMap((code) => {
      const score = scores[code];
      return score ? [{ code, name: group === "step" ? names(group, code) : tags(group, code), score }] : [];
    });
  return (
    <Paper withBorder p="md" component="section">
      <Group gap={4} mb="xs">
        <Title order={2}>{t("score.title")}</Title>
        <InfoTip label={t("score.how")}>{t("score.definition")}</InfoTip>
      </Group>
      {overall === null ? (
        <Text c="dimmed">{t("score.none")}</Text>
      ) : (
        <Stack gap="md">
          <Text component="p" m={0}>
            <span className="tp-figure">{number(rounded(overall.value))}</span> {t("score.of", { number: number(overall.n) })}
          </Text>
          <Bars title={t("score.steps")} rows={rows("step", STEPS, steps)} />
          <Bars title={t("score.competencies")} rows={rows("competency", COMPETENCIES, competencies)} />
        </Stack>
      )}
    </Paper>
  );
}

function Section({ visit, section }: { visit: SiteVisit; section: VisitSection }) {
  const { t } = useTranslation("visits");
  const { number } = useFormats();
  const name = useTouchpointNames()(section.touchpoint);
  return (
    <Paper withBorder p="md" component="section">
      <div className="tp-card-head">
        <Title order={2}>{name}</Title>
        {section.score !== null && (
          <Text>
            <strong>{number(rounded(section.score))}</strong>{" "}
            <Text span size="sm" c="dimmed">
              {t("n", { number: number(section.scored) })}
            </Text>
          </Text>
        )}
      </div>
      <Stack gap="md">
        {section.answers.length === 0 ? <Text c="dimmed">{t("noAnswers")}</Text> : <AnswerTable answers={section.answers} />}
        {section.restricted && <FewEyes />}
        {section.comment && (
          <p className="tp-prose tp-quote" lang={visit.language} dir="auto">
            {section.comment}
          </p>
        )}
        {section.photos.length > 0 && <Photos visit={visit.id} touchpoint={name} photos={section.photos} />}
        {section.response && (
          <Anchor component={Link} to={`/responses/${section.response}`} size="sm" className="tp-no-print">
            {t("asResponse")}
          </Anchor>
        )}
      </Stack>
    </Paper>
  );
}

/** What the shopper saw. Who was observed is told to some only, and the server decides to whom. */
export function Report({ visit, report }: { visit: SiteVisit; report: VisitReport }) {
  const { t } = useTranslation("visits");
  const { date } = useFormats();
  return (
    <>
      <Scores report={report} />
      {report.photosRemovedAt && <Text c="dimmed">{t("photosRemoved", { date: date(report.photosRemovedAt) })}</Text>}
      {report.sections.map((section) => (
        <Section key={section.touchpoint} visit={visit} section={section} />
      ))}
      {report.notes && (
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("notes")}
          </Title>
          <p className="tp-prose" lang={visit.language} dir="auto">
            {report.notes}
          </p>
        </Paper>
      )}
      {report.observed && (
        <Paper withBorder p="md" component="section">
          <Title order={2} mb={4}>
            {t("observed")}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t("observedHint")}
          </Text>
          <p className="tp-prose" dir="auto">
            {report.observed}
          </p>
        </Paper>
      )}
    </>
  );
}
