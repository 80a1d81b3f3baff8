import { Button, Group, Modal, NumberInput, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, type Side, differing } from "@/components/ConflictNotice";
import { InfoTip, RoleButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { CustomerTypeRules, Role, WantedTypeRules } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useSaveRules } from "./api";
import type { CustomerType } from "./model";

const HEAD_OFFICE: readonly Role[] = ["HEAD_OFFICE"];
const FIELDS = ["horizonDays", "inviteEveryDays", "evaluateEveryMonths", "badEndStep", "badEndDays"] as const;

interface Values {
  lapses: boolean;
  horizonDays: number | string;
  invites: boolean;
  inviteEveryDays: number | string;
  evaluates: boolean;
  evaluateEveryMonths: number | string;
  badEndStep: number | string;
  badEndDays: number | string;
}

function valuesOf(rules: CustomerTypeRules): Values {
  return {
    lapses: rules.horizonDays !== null,
    horizonDays: rules.horizonDays ?? 365,
    invites: !rules.invitesByHorizon,
    inviteEveryDays: rules.inviteEveryDays,
    evaluates: !rules.evaluatesByHorizon,
    evaluateEveryMonths: rules.evaluateEveryMonths,
    badEndStep: rules.badEndStep,
    badEndDays: rules.badEndDays,
  };
}

/** What the fields ask for; what is not said follows from the horizon. */
function wantedOf(values: Values): WantedTypeRules {
  return {
    badEndStep: Number(values.badEndStep),
    badEndDays: Number(values.badEndDays),
    ...(values.lapses && { horizonDays: Number(values.horizonDays) }),
    ...(values.invites && { inviteEveryDays: Number(values.inviteEveryDays) }),
    ...(values.evaluates && { evaluateEveryMonths: Number(values.evaluateEveryMonths) }),
  };
}

function useRuleWords() {
  const { t } = useTranslation("journey");
  const { decimal, number } = useFormats();
  return {
    horizon: (days: number | null) => (days === null ? t("rules.never") : t("rules.days", { count: days, number: number(days) })),
    invites: (days: number) => t("rules.onceIn", { count: days, number: number(days) }),
    evaluates: (months: number) => t("every.MONTHS", { count: months }),
    step: (step: number) => t("rules.points", { points: decimal(step) }),
    days: (days: number) => t("rules.days", { count: days, number: number(days) }),
  };
}

function useSides(): (mine: Values, theirs: CustomerTypeRules) => Side[] {
  const { t } = useTranslation("journey");
  const words = useRuleWords();
  return (values, theirs) => {
    const mine = wantedOf(values);
    const byHorizon = t("rules.byHorizon");
    return differing([
      { what: t("rules.horizon"), mine: words.horizon(mine.horizonDays ?? null), theirs: words.horizon(theirs.horizonDays) },
      { what: t("rules.invites"), mine: values.invites ? words.invites(Number(values.inviteEveryDays)) : byHorizon, theirs: theirs.invitesByHorizon ? byHorizon : words.invites(theirs.inviteEveryDays) },
      { what: t("rules.evaluates"), mine: values.evaluates ? words.evaluates(Number(values.evaluateEveryMonths)) : byHorizon, theirs: theirs.evaluatesByHorizon ? byHorizon : words.evaluates(theirs.evaluateEveryMonths) },
      { what: t("rules.badEndStep"), mine: words.step(mine.badEndStep), theirs: words.step(theirs.badEndStep) },
      { what: t("rules.badEndDays"), mine: words.days(mine.badEndDays), theirs: words.days(theirs.badEndDays) },
    ]);
  };
}

function between(value: number | string, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

function RulesDialog({ rules, customerType, onClose }: { rules: CustomerTypeRules; customerType: CustomerType; onClose: () => void }) {
  const { t } = useTranslation("journey");
  const save = useSaveRules(customerType);
  const sides = useSides();
  // What the change is based on: what was opened, or what another person saved meanwhile.
  const [seen, setSeen] = useState(rules.revision);
  const form = useForm<Values>({
    initialValues: valuesOf(rules),
    validate: {
      horizonDays: (value, { lapses }) => (!lapses || between(value, 30, 3650) ? null : t("rules.wrong", { least: 30, most: 3650 })),
      inviteEveryDays: (value, { invites }) => (!invites || between(value, rules.restDays, 3650) ? null : t("rules.wrong", { least: rules.restDays, most: 3650 })),
      evaluateEveryMonths: (value, { evaluates }) => (!evaluates || between(value, 1, 36) ? null : t("rules.wrong", { least: 1, most: 36 })),
      badEndStep: (value) => (between(value, 0.1, 4) ? null : t("rules.wrong", { least: 0.1, most: 4 })),
      badEndDays: (value) => (between(value, 30, 730) ? null : t("rules.wrong", { least: 30, most: 730 })),
    },
  });
  const theirs = currentOf<CustomerTypeRules>(save.error);
  const send = (values: Values, revision: number) => {
    save.mutate(
      { ...wantedOf(values), revision },
      {
        onSuccess: onClose,
        onError: (error) => {
          showErrors(form, fieldErrors(error, FIELDS));
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("rules.titleOf", { type: t(`components:customerType.${customerType}`) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          send(values, seen);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {theirs && (
            <ConflictNotice
              sides={sides(form.values, theirs)}
              busy={save.isPending}
              onTake={() => {
                form.setValues(valuesOf(theirs));
                setSeen(theirs.revision);
                save.reset();
              }}
              onKeep={() => {
                setSeen(theirs.revision);
                if (!form.validate().hasErrors) {
                  send(form.values, theirs.revision);
                }
              }}
            />
          )}
          {save.isError && !theirs && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
          <Switch label={t("rules.lapses")} {...form.getInputProps("lapses", { type: "checkbox" })} />
          {form.values.lapses && <NumberInput label={t("rules.horizonField")} required min={30} max={3650} allowDecimal={false} {...form.getInputProps("horizonDays")} />}
          <Switch label={t("rules.invitesOwn")} description={t("rules.invitesHint", { count: rules.restDays })} {...form.getInputProps("invites", { type: "checkbox" })} />
          {form.values.invites && <NumberInput label={t("rules.invitesField")} required min={rules.restDays} max={3650} allowDecimal={false} {...form.getInputProps("inviteEveryDays")} />}
          <Switch label={t("rules.evaluatesOwn")} description={t("rules.evaluatesHint")} {...form.getInputProps("evaluates", { type: "checkbox" })} />
          {form.values.evaluates && <NumberInput label={t("rules.evaluatesField")} required min={1} max={36} allowDecimal={false} {...form.getInputProps("evaluateEveryMonths")} />}
          <div className="tp-fields">
            <NumberInput label={t("rules.badEndStep")} required min={0.1} max={4} step={0.1} decimalScale={2} {...form.getInputProps("badEndStep")} />
            <NumberInput label={t("rules.badEndDaysField")} required min={30} max={730} allowDecimal={false} {...form.getInputProps("badEndDays")} />
          </div>
          <Text size="sm" c="dimmed">
            {t("rules.moves")}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** How long a relationship of this customer type lasts, and what follows from it. */
export function RulesPanel({ rules, customerType }: { rules: CustomerTypeRules; customerType: CustomerType }) {
  const { t } = useTranslation("journey");
  const { dateTime } = useFormats();
  const words = useRuleWords();
  const [open, setOpen] = useState(false);
  const follows = (byHorizon: boolean) => byHorizon && <span className="tp-sub">{t("rules.byHorizon")}</span>;
  return (
    <Paper withBorder p="md" mt="md" component="section" data-rules={customerType}>
      <Group justify="space-between" mb="sm">
        <Group gap={6}>
          <Title order={3} size="h4">
            {t("rules.title")}
          </Title>
          <InfoTip label={t("rules.about")}>{t("rules.explained")}</InfoTip>
        </Group>
        <RoleButton
          needs={HEAD_OFFICE}
          variant="default"
          size="xs"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t("rules.change")}
        </RoleButton>
      </Group>
      <dl className="tp-facts">
        <div>
          <dt>{t("rules.horizon")}</dt>
          <dd>{words.horizon(rules.horizonDays)}</dd>
        </div>
        <div>
          <dt>{t("rules.invites")}</dt>
          <dd>
            {words.invites(rules.inviteEveryDays)}
            {follows(rules.invitesByHorizon)}
          </dd>
        </div>
        <div>
          <dt>{t("rules.evaluates")}</dt>
          <dd>
            {words.evaluates(rules.evaluateEveryMonths)}
            {follows(rules.evaluatesByHorizon)}
          </dd>
        </div>
        <div>
          <dt>{t("ends.title")}</dt>
          <dd>
            {words.step(rules.badEndStep)}
            <span className="tp-sub">{words.days(rules.badEndDays)}</span>
          </dd>
        </div>
      </dl>
      {rules.changedAt !== null && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("rules.changed", { at: dateTime(rules.changedAt), by: rules.changedBy })}
        </Text>
      )}
      {open && (
        <RulesDialog
          rules={rules}
          customerType={customerType}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Paper>
  );
}
