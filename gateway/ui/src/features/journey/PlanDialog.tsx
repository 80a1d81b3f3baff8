import { Button, Group, Modal, NumberInput, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { InfoTip } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { EvaluationMethod, EvaluationPlan } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSampleSize, useSavePlan } from "./api";
import { type CustomerType, LEVELS, METHODS, type PlanValues, RHYTHMS, planOf, sampleOf, valuesOf } from "./model";

const FIELDS = ["method", "every", "rhythm", "halfWidth", "level", "contacts", "owner"] as const;

interface Props {
  /** The site whose own plan it becomes; null for the organisation's. */
  site: string | null;
  siteName?: string;
  customerType: CustomerType;
  touchpoint: string;
  name: string;
  plan: EvaluationPlan;
  onClose: () => void;
}

function between(value: number | string, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

export function PlanDialog({ site, siteName, customerType, touchpoint, name, plan, onClose }: Props) {
  const { t } = useTranslation("journey");
  const { number } = useFormats();
  const save = useSavePlan();
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
  return (
    <Modal opened onClose={onClose} title={t("plan.title", { name })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          save.mutate(
            { site, customerType, touchpoint, plan: planOf(values) },
            {
              onSuccess: onClose,
              onError: (error) => {
                const { halfWidth, ...errors } = fieldErrors(error, FIELDS);
                showErrors(form, { ...errors, ...(halfWidth !== undefined && { width: halfWidth }) });
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {site === null ? t("plan.everywhere") : t("plan.here", { site: siteName ?? site })}
          </Text>
          {save.isError && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
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
