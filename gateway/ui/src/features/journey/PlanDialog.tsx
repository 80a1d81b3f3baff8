import { Button, Group, Modal, NumberInput, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, type Side, differing } from "@/components/ConflictNotice";
import { InfoTip } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { Evaluation, EvaluationMethod, EvaluationPlan, Journey } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useSampleSize, useSavePlan } from "./api";
import { type CustomerType, LEVELS, METHODS, type PlanValues, RHYTHMS, planOf, sampleOf, valuesOf } from "./model";
import { usePlanWords } from "./plan";

const FIELDS = ["method", "every", "rhythm", "halfWidth", "level", "contacts", "owner"] as const;

interface Props {
  /** The site whose own plan it becomes; null for the organisation's. */
  site: string | null;
  siteName?: string;
  customerType: CustomerType;
  touchpoint: string;
  name: string;
  plan: EvaluationPlan;
  /** Of the organisation's plan, or of what the site does otherwise. */
  revision: number;
  onClose: () => void;
}

interface Theirs {
  plan: EvaluationPlan;
  revision: number;
  off: boolean;
}

/** What another person saved meanwhile. */
function theirsOf(error: unknown, site: string | null, touchpoint: string): Theirs | null {
  if (site === null) {
    const stop = currentOf<Journey>(error)?.touchpoints.find(({ code }) => code === touchpoint);
    return stop ? { plan: stop.plan, revision: stop.planRevision, off: false } : null;
  }
  const here = currentOf<Evaluation>(error);
  return here && { plan: here.plan, revision: here.revision, off: here.state === "OFF" };
}

function useSides(): (mine: PlanValues, theirs: Theirs) => Side[] {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  const words = usePlanWords();
  return (values, { plan, off }) => {
    const mine = { halfWidth: null, level: null, contacts: null, every: plan.every, ...planOf(values) };
    const contacts = (count: number | null) => (count === null ? "–" : number(count));
    return differing([
      { what: t("plan.method"), mine: words.how(mine), theirs: words.how(plan) },
      { what: t("plan.every"), mine: words.often(mine), theirs: words.often(plan) },
      { what: t("plan.width"), mine: words.exact(mine), theirs: words.exact(plan) },
      { what: t("plan.contacts"), mine: contacts(mine.contacts), theirs: contacts(plan.contacts) },
      { what: t("column.owner"), mine: mine.owner, theirs: plan.owner },
      { what: t("column.state"), mine: "–", theirs: off ? t("state.OFF") : "–" },
    ]);
  };
}

function between(value: number | string, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

export function PlanDialog({ site, siteName, customerType, touchpoint, name, plan, revision, onClose }: Props) {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  const save = useSavePlan();
  const sides = useSides();
  // What the change is based on: what was opened, or what another person saved meanwhile.
  const [seen, setSeen] = useState(revision);
  const form = useForm<PlanValues>({
    initialValues: valuesOf(plan),
    validate: {
      every: (value) => (between(value, 1, 99) ? null : t("plan.everyWrong")),
      width: (value, values) => (!values.sampled || between(value, 1, 50) ? null : t("plan.widthWrong")),
      contacts: (value) => (value === "" || between(value, 1, 1_000_000_000) ? null : t("plan.contactsWrong")),
      owner: (value) => (value.trim() === "" ? t("needed") : null),
    },
  });
  const wanted = sampleOf(form.values);
  const sample = useSampleSize(wanted);
  const theirs = theirsOf(save.error, site, touchpoint);
  const send = (values: PlanValues, from: number) => {
    save.mutate(
      { site, customerType, touchpoint, plan: planOf(values), revision: from },
      {
        onSuccess: onClose,
        onError: (error) => {
          const { halfWidth, ...errors } = fieldErrors(error, FIELDS);
          showErrors(form, { ...errors, ...(halfWidth !== undefined && { width: halfWidth }) });
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("plan.title", { name })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          send(values, seen);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {site === null ? t("plan.everywhere") : t("plan.here", { site: siteName ?? site })}
          </Text>
          {theirs && (
            <ConflictNotice
              sides={sides(form.values, theirs)}
              busy={save.isPending}
              onTake={() => {
                form.setValues(valuesOf(theirs.plan));
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
          <Select
            label={t("plan.method")}
            required
            allowDeselect={false}
            data={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
            value={form.values.method}
            onChange={(value) => {
              form.setFieldValue("method", value as EvaluationMethod);
            }}
          />
          <div className="tp-fields">
            <NumberInput label={t("plan.every")} required min={1} max={99} allowDecimal={false} data-autofocus {...form.getInputProps("every")} />
            <Select
              label={t("plan.rhythm")}
              required
              allowDeselect={false}
              data={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
              value={form.values.rhythm}
              onChange={(value) => {
                form.setFieldValue("rhythm", value as EvaluationPlan["rhythm"]);
              }}
            />
          </div>
          <Switch label={t("plan.sampled")} description={t("plan.sampledHint")} {...form.getInputProps("sampled", { type: "checkbox" })} />
          {form.values.sampled && (
            <>
              <div className="tp-fields">
                <NumberInput label={t("plan.width")} required min={1} max={50} step={1} decimalScale={1} prefix="± " suffix=" %" {...form.getInputProps("width")} />
                <Select label={t("plan.level")} required allowDeselect={false} data={LEVELS.map((level) => ({ value: String(level), label: `${level} %` }))} {...form.getInputProps("level")} />
              </div>
              <NumberInput label={t("plan.contacts")} description={t("plan.contactsHint")} min={1} allowDecimal={false} {...form.getInputProps("contacts")} />
              <Group gap={4} role="status" aria-live="polite">
                <Text fw={600}>{wanted === null || typeof sample.data !== "number" ? "–" : t("plan.needed", { count: sample.data, number: number(sample.data) })}</Text>
                <InfoTip label={t("plan.formula")}>{t("plan.formulaText")}</InfoTip>
              </Group>
            </>
          )}
          <TextInput label={t("column.owner")} required maxLength={80} {...form.getInputProps("owner")} />
          <Text size="sm" c="dimmed">
            {t("plan.restart")}
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
