import { Anchor, Button, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ByWhom } from "@/components/ByWhom";
import { Facts } from "@/components/Facts";
import { FewEyes } from "@/components/FewEyes";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import { distinct, untied } from "@/lib/cases";
import type { AlertDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSite } from "@/lib/sites";
import { useTouchpointNames } from "@/lib/touchpoints";
import { AlertStateBadge } from "./AlertStateBadge";
import { useAlert, useAnswer, useCases, useMove } from "./api";
import { MOST_SHOWN, marksOf, minutesToReaction, movesOf } from "./model";

function Reaction({ alert }: { alert: AlertDetail["alert"] }) {
  const { t } = useTranslation("alerts");
  const move = useMove(alert.id);
  const [note, setNote] = useState("");
  const moves = movesOf(alert);
  if (moves.length === 0) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="sm">
        {t("react")}
      </Title>
      {move.isError && <ProblemPanel error={move.error} />}
      <Textarea
        label={t("note")}
        description={t("noteHint")}
        maxLength={2000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
      <Group mt="sm">
        {moves.map((to) => (
          <Button
            key={to}
            variant={to === moves[0] ? "filled" : "default"}
            loading={move.isPending && move.variables.to === to}
            disabled={move.isPending}
            onClick={() => {
              move.mutate({ to, note }, {
                onSuccess: () => {
                  setNote("");
                },
              });
            }}
          >
            {t(`move.${to as "ACKNOWLEDGED" | "CLOSED"}`)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}

/** What made somebody raise the alarm: read here, without a way through each answer. */
function Said({ id }: { id: string }) {
  const { t } = useTranslation("alerts");
  const { number } = useFormats();
  const { data } = useAnswer(id);
  if (data === undefined) {
    return null;
  }
  return (
    <>
      <Text span size="sm">
        {marksOf(data).map(({ kind, value }) => ` · ${t(`mark.${kind}`, { value: number(value) })}`)}
      </Text>
      {data.restricted && <FewEyes />}
      {data.comment !== null && (
        <Text size="sm" component="blockquote" m={0} dir="auto" lang={data.language}>
          {data.comment}
        </Text>
      )}
    </>
  );
}

function Detail({ detail }: { detail: AlertDetail }) {
  const { t } = useTranslation("alerts");
  const { dateTime, number } = useFormats();
  const { alert, responses } = detail;
  const site = useSite(alert.site);
  const zone = site?.timeZone ?? "UTC";
  const touchpointName = useTouchpointNames();
  const cases = useCases(responses);
  const made = distinct(cases.data ?? []);
  const free = untied(responses, cases.data ?? []);
  const minutes = minutesToReaction(alert);
  return (
    <div className="tp-two">
      <Stack gap="md">
        <Reaction alert={alert} />
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("answers", { count: responses.length })}
          </Title>
          <ul className="tp-plain-list">
            {responses.map((response, index) => (
              <li key={response}>
                <Anchor component={Link} to={`/responses/${response}`}>
                  {t("answer", { number: number(index + 1) })}
                </Anchor>
                {index < MOST_SHOWN && <Said id={response} />}
              </li>
            ))}
          </ul>
        </Paper>
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("case")}
          </Title>
          {made.length === 0 && <Text c="dimmed">{t(alert.reachable ? "caseComes" : "noCase")}</Text>}
          {made.map((each) => (
            <Anchor key={each.complaint} component={Link} to={`/complaints/${each.complaint}`} display="block">
              <bdi>{t("openCase", { reference: each.reference })}</bdi>
            </Anchor>
          ))}
          {made.length > 0 && free.length > 0 && (
            <Text size="sm" mt="sm">
              {t("tied", { count: responses.length - free.length, number: number(responses.length - free.length), all: number(responses.length) })}
            </Text>
          )}
          {cases.isSuccess && free.length > 0 && (
            <Button component={Link} to={`/complaints/new?alert=${alert.id}`} variant="default" size="xs" mt="sm" className="tp-no-print">
              {made.length === 0 ? t("makeComplaint") : t("makeOfRest", { count: free.length, number: number(free.length) })}
            </Button>
          )}
        </Paper>
      </Stack>
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("about")}
        </Title>
        <Facts
          items={[
            [t("column.kind"), t(`kind.${alert.kind}`)],
            [t("column.touchpoint"), touchpointName(alert.touchpoint)],
            [t("column.site"), site?.name ?? alert.site],
            [t("column.answers"), number(alert.answers)],
            [t("column.reachable"), alert.reachable ? t("yes") : t("no")],
            [t("happened"), dateTime(alert.firstAt, zone)],
            [t("raised"), dateTime(alert.raisedAt, zone)],
            [t("acknowledged"), alert.acknowledgedAt && <ByWhom key="acknowledged" who={alert.acknowledgedBy} at={alert.acknowledgedAt} zone={zone} />],
            [t("column.reaction"), minutes === null ? null : t("minutes", { count: minutes })],
            [t("closed"), alert.closedAt && <ByWhom key="closed" who={alert.closedBy} at={alert.closedAt} zone={zone} />],
            [t("note"), alert.note ?? (alert.restricted ? <FewEyes key="note" /> : null)],
          ]}
        />
      </Paper>
    </div>
  );
}

export default function AlertPage() {
  const { t } = useTranslation("alerts");
  const { id = "" } = useParams();
  const query = useAlert(id);
  const touchpointName = useTouchpointNames();
  const alert = query.data?.alert;
  return (
    <>
      <PageHeader
        title={alert ? t("titleOne", { touchpoint: touchpointName(alert.touchpoint) }) : t("one")}
        back={{ to: "/alerts", label: t("title") }}
        lead={alert && <AlertStateBadge state={alert.state} />}
      />
      <QueryView query={query}>{(detail) => <Detail detail={detail} />}</QueryView>
    </>
  );
}
