import { Alert, Button, Group, Paper, Stack, TagsInput, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton, StateBadge } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { ResponseModeration, ResponseVerdict } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { MANAGERS } from "@/lib/roles";
import { overtakenBy, useJudge, useModerate, useModeration, useVerdict } from "./api";

const TONES = { UNCHECKED: "quiet", APPROVED: "good", HIDDEN: "warn" } as const;

function Decided({ by, at }: { by: string | null; at: string | null }) {
  const { t } = useTranslation("responses");
  const { dateTime } = useFormats();
  return by === null || at === null ? null : (
    <Text size="sm" c="dimmed">
      {t("decided", { by, at: dateTime(at) })}
    </Text>
  );
}

function VerdictBox({ id, verdict }: { id: string; verdict: ResponseVerdict }) {
  const { t } = useTranslation("responses");
  const judge = useJudge(id);
  if (verdict.suspect === null) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="suspect">
      <Stack gap="xs">
        <Title order={2} id="suspect">
          {t("suspect.title")}
        </Title>
        <Text>{t(`suspect.why.${verdict.suspect}`)}</Text>
        <div role="status">
          <StateBadge tone={verdict.verdict === "EXCLUDED" ? "bad" : verdict.verdict === "CLEARED" ? "good" : "warn"}>{t(`suspect.verdict.${verdict.verdict ?? "OPEN"}`)}</StateBadge>
        </div>
        <Decided by={verdict.by} at={verdict.at} />
        {judge.isError && <ProblemPanel error={judge.error} />}
        <Group className="tp-no-print">
          {verdict.verdict !== "CLEARED" && (
            <RoleButton
              needs={MANAGERS}
              size="xs"
              variant="default"
              loading={judge.isPending}
              onClick={() => {
                judge.mutate("CLEARED");
              }}
            >
              {t("suspect.clear")}
            </RoleButton>
          )}
          {verdict.verdict !== "EXCLUDED" && (
            <RoleButton
              needs={MANAGERS}
              size="xs"
              variant="default"
              loading={judge.isPending}
              onClick={() => {
                judge.mutate("EXCLUDED");
              }}
            >
              {t("suspect.exclude")}
            </RoleButton>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function ModerationBox({ id, moderation }: { id: string; moderation: ResponseModeration }) {
  const { t } = useTranslation("responses");
  const { list } = useFormats();
  const [leaveOut, setLeaveOut] = useState<string[]>([]);
  const moderate = useModerate(id);
  const overtaken = overtakenBy(moderate.error);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="moderation">
      <Stack gap="xs">
        <Title order={2} id="moderation">
          {t("moderation.title")}
        </Title>
        <div role="status">
          <StateBadge tone={TONES[moderation.state]}>{t(`moderation.state.${moderation.state}`)}</StateBadge>
        </div>
        <Decided by={moderation.by} at={moderation.at} />
        {moderation.decisions.length > 1 && (
          <details>
            <summary>{t("moderation.history")}</summary>
            <ul className="tp-plain-list">
              {moderation.decisions.map((each) => (
                <li key={`${each.at} ${each.state}`}>
                  {t(`moderation.state.${each.state}`)} <Decided by={each.by} at={each.at} />
                </li>
              ))}
            </ul>
          </details>
        )}
        <Text size="sm">{t(moderation.state === "APPROVED" ? "moderation.shown" : "moderation.proposed")}</Text>
        <p className="tp-prose tp-quote" dir="auto">
          {moderation.shown ?? moderation.proposed}
        </p>
        {moderation.leftOut.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("moderation.leftOut", { what: list(moderation.leftOut.map((kind) => t(`moderation.kind.${kind}`))) })}
          </Text>
        )}
        <TagsInput label={t("moderation.leaveOut")} description={t("moderation.leaveOutHint")} value={leaveOut} onChange={setLeaveOut} maxTags={20} className="tp-no-print" />
        {overtaken !== null ? <Alert role="alert">{t(`moderation.overtaken.${overtaken}`)}</Alert> : moderate.isError && <ProblemPanel error={moderate.error} />}
        <Group className="tp-no-print">
          <RoleButton
            needs={MANAGERS}
            size="xs"
            loading={moderate.isPending}
            onClick={() => {
              moderate.mutate({ state: "APPROVED", from: moderation.state, leaveOut });
            }}
          >
            {t("moderation.approve")}
          </RoleButton>
          {moderation.state !== "HIDDEN" && (
            <RoleButton
              needs={MANAGERS}
              size="xs"
              variant="default"
              loading={moderate.isPending}
              onClick={() => {
                moderate.mutate({ state: "HIDDEN", from: moderation.state });
              }}
            >
              {t("moderation.hide")}
            </RoleButton>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Whether a response is believed, and whether its comment may be shown in public. */
export function Trust({ id, comment }: { id: string; comment: string | null }) {
  const { t } = useTranslation("responses");
  const verdict = useVerdict(id);
  const moderation = useModeration(id);
  const failed = [verdict, moderation].find((query) => query.isError);
  return (
    <>
      {failed && (
        <div>
          <ProblemPanel error={failed.error} />
          <Button
            size="xs"
            variant="default"
            mt="xs"
            onClick={() => {
              void failed.refetch();
            }}
          >
            {t("components:tryAgain")}
          </Button>
        </div>
      )}
      {verdict.data && <VerdictBox id={id} verdict={verdict.data} />}
      {comment !== null && moderation.data && (moderation.data.restricted ? <Text c="dimmed">{t("moderation.restricted")}</Text> : moderation.data.proposed === null ? <Text c="dimmed">{t("moderation.never")}</Text> : <ModerationBox id={id} moderation={moderation.data} />)}
    </>
  );
}
