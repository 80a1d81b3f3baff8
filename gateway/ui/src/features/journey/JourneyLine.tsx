import { Button, Group, Menu, Paper, Progress, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice } from "@/components/ConflictNotice";
import { RoleButton, StateBadge } from "@/components/controls";
import { DownIcon, FlagIcon } from "@/components/icons";
import { ProblemPanel } from "@/components/states";
import type { Evaluation, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { currentOf } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useDropPlan, useSwitch } from "./api";
import { EvaluationBadge } from "./EvaluationBadge";
import { type CustomerType, countsLater, progress, toneOf } from "./model";
import { usePlanWords } from "./plan";
import { PlanDialog } from "./PlanDialog";

const MANAGERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

function Facts({ one }: { one: Evaluation }) {
  const { t } = useTranslation("journey");
  const { date, number, commas } = useFormats();
  const words = usePlanWords();
  return (
    <dl className="tp-facts">
      <div>
        <dt>{t("column.plan")}</dt>
        <dd>
          {commas([words.how(one.plan), words.often(one.plan)])}
          <span className="tp-sub">
            {words.exact(one.plan)}
            {one.ownPlan && ` · ${t("ownPlan")}`}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t("column.answers")}</dt>
        <dd>
          {t("answersOf", { answers: number(one.answers), needed: number(one.needed) })}
          <Progress value={progress(one) * 100} size="sm" mt={4} color={one.answers >= one.needed ? "teal" : "var(--tp-muted)"} aria-label={t("column.answers")} />
          <span className="tp-sub">{t("period", { from: date(one.from), to: date(one.until) })}</span>
        </dd>
      </div>
      <div>
        <dt>{t("column.last")}</dt>
        <dd>{one.lastEvaluatedAt === null ? t("never") : date(one.lastEvaluatedAt, one.timeZone)}</dd>
      </div>
      <div>
        <dt>{t("column.due")}</dt>
        <dd>
          {one.state === "OFF" || one.nextDue === null ? "–" : date(one.nextDue)}
          {countsLater(one) && <span className="tp-sub">{t("wholePeriod")}</span>}
          {one.missedOn !== null && <span className="tp-sub tp-journey-missed">{t("missed", { date: date(one.missedOn) })}</span>}
        </dd>
      </div>
      <div>
        <dt>{t("column.owner")}</dt>
        <dd>{one.plan.owner}</dd>
      </div>
    </dl>
  );
}

function Actions({ one, onPlan }: { one: Evaluation; onPlan: () => void }) {
  const { t } = useTranslation("journey");
  const { user } = useSession();
  const turn = useSwitch();
  const drop = useDropPlan();
  const { commas } = useFormats();
  const words = usePlanWords();
  const where = { site: one.site, customerType: one.customerType as CustomerType, touchpoint: one.touchpoint };
  const failed = turn.error ?? drop.error;
  const theirs = currentOf<Evaluation>(failed);
  const label = t("actionsOf", { name: one.name });
  if (!hasAny(user, MANAGERS)) {
    return (
      <RoleButton needs={MANAGERS} variant="default" size="xs" aria-label={label}>
        {t("actions")}
      </RoleButton>
    );
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<DownIcon size={13} />} aria-label={label} loading={turn.isPending || drop.isPending}>
            {t("actions")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onPlan}>{t("plan.edit")}</Menu.Item>
          {one.ownPlan && (
            <Menu.Item
              onClick={() => {
                turn.reset();
                drop.mutate({ ...where, revision: one.revision });
              }}
            >
              {t("plan.drop")}
            </Menu.Item>
          )}
          <Menu.Item
            onClick={() => {
              drop.reset();
              turn.mutate({ ...where, on: one.state === "OFF", revision: one.revision });
            }}
          >
            {t(one.state === "OFF" ? "turnOn" : "turnOff")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {theirs ? (
        <ConflictNotice
          sides={[
            {
              what: one.name,
              mine: drop.isError ? t("plan.drop") : t(turn.variables?.on ? "turnOn" : "turnOff"),
              theirs: theirs.state === "OFF" ? t("state.OFF") : commas([words.how(theirs.plan), words.often(theirs.plan)]),
            },
          ]}
          busy={turn.isPending || drop.isPending}
          onTake={() => {
            turn.reset();
            drop.reset();
          }}
          onKeep={() => {
            if (drop.isError) {
              drop.mutate({ ...where, revision: theirs.revision });
            } else if (turn.variables) {
              turn.mutate({ ...turn.variables, revision: theirs.revision });
            }
          }}
        />
      ) : (
        failed && <ProblemPanel error={failed} />
      )}
    </>
  );
}

function Stop({ one, onPlan }: { one: Evaluation; onPlan: () => void }) {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  return (
    <li className="tp-journey-stop" data-tone={toneOf(one.state)} data-off={one.state === "OFF" || undefined} data-touchpoint={one.touchpoint}>
      <span className="tp-journey-dot" aria-hidden="true">
        {number(one.ordinal)}
      </span>
      <Paper withBorder p="md" className="tp-journey-card">
        <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
          <div>
            <Text component="h3" fw={650} size="md" m={0}>
              {one.name}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`kind.${one.kind}`)} · {one.unit}
            </Text>
          </div>
          <Group gap="xs">
            {one.firstContact && <StateBadge tone="quiet">{t("first")}</StateBadge>}
            {one.lastImpression && (
              <StateBadge tone="info" icon={<FlagIcon size={14} />}>
                {t("last")}
              </StateBadge>
            )}
            <EvaluationBadge state={one.state} />
            <Actions one={one} onPlan={onPlan} />
          </Group>
        </Group>
        {one.state === "OFF" && (
          <Text size="sm" mb="sm">
            {t("offText")}
          </Text>
        )}
        <Facts one={one} />
      </Paper>
    </li>
  );
}

/** One site's journey, from the first contact to the last impression. */
export function JourneyLine({ items }: { items: readonly Evaluation[] }) {
  const { t } = useTranslation("journey");
  const [planned, setPlanned] = useState<Evaluation | null>(null);
  return (
    <>
      <ol className="tp-journey" aria-label={t("line")}>
        {items.map((one) => (
          <Stop
            key={`${one.site} ${one.customerType} ${one.touchpoint}`}
            one={one}
            onPlan={() => {
              setPlanned(one);
            }}
          />
        ))}
      </ol>
      {planned && (
        <PlanDialog
          site={planned.site}
          siteName={planned.siteName}
          customerType={planned.customerType as CustomerType}
          touchpoint={planned.touchpoint}
          name={planned.name}
          plan={planned.plan}
          revision={planned.revision}
          onClose={() => {
            setPlanned(null);
          }}
        />
      )}
    </>
  );
}
