import { Group, NumberInput, Paper, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { ByWhom } from "@/components/ByWhom";
import { RoleButton } from "@/components/controls";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { MomentRulesView, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeRules, useRules } from "./api";
import { RULE_BOUNDS, RULE_FIELDS, type RuleField, type RuleValues, changed, valuesOf } from "./model";

const WHO: readonly Role[] = ["HEAD_OFFICE"];
const GROUPS: readonly (readonly [string, readonly RuleField[]])[] = [
  ["misery", ["miseryOverall", "miserySmiley", "miseryNps", "miseryGap"]],
  ["magic", ["magicOverall"]],
  ["rate", ["rateAnswers", "rateMinutes", "quietMinutes"]],
];

function RulesForm({ rules }: { rules: MomentRulesView }) {
  const { t } = useTranslation("alerts");
  const change = useChangeRules();
  const form = useForm<RuleValues>({
    initialValues: valuesOf(rules.current),
    validate: (values) =>
      Object.fromEntries(
        RULE_FIELDS.flatMap((field) => {
          const [least, most] = RULE_BOUNDS[field];
          const value = Number(values[field]);
          return Number.isInteger(value) && value >= least && value <= most && String(values[field]) !== "" ? [] : [[field, t("rules.between", { least, most })]];
        }),
      ),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        change.mutate(values, {
          onSuccess: () => {
            notifications.show({ message: t("rules.saved") });
            form.resetDirty(values);
          },
          onError: (error) => {
            showErrors(form, fieldErrors(error, RULE_FIELDS));
          },
        });
      }, toFirstWrong(form))}
    >
      {change.isError && <ProblemPanel error={change.error} faults={otherFaults(change.error, RULE_FIELDS)} />}
      <Paper withBorder p="md" maw={820}>
        <Stack gap="md">
          {GROUPS.map(([group, fields]) => (
            <section key={group}>
              <Title order={2} mb="xs">
                {t(`rules.${group as "misery" | "magic" | "rate"}`)}
              </Title>
              <div className="tp-fields">
                {fields.map((field) => (
                  <NumberInput
                    key={field}
                    label={t(`rules.field.${field}`)}
                    description={t(`rules.hint.${field}`)}
                    min={RULE_BOUNDS[field][0]}
                    max={RULE_BOUNDS[field][1]}
                    clampBehavior="none"
                    allowDecimal={false}
                    required
                    {...form.getInputProps(field)}
                  />
                ))}
              </div>
            </section>
          ))}
          <Text size="sm" c="dimmed">
            {t("rules.newOnly")}
          </Text>
          <Group justify="flex-end">
            <RoleButton needs={WHO} type="submit" loading={change.isPending}>
              {t("rules.save")}
            </RoleButton>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}

function History({ rules }: { rules: MomentRulesView }) {
  const { t } = useTranslation("alerts");
  const { fromTo, number } = useFormats();
  const { changes } = rules;
  const shown = (value: number | undefined) => (value === undefined ? "–" : number(value));
  if (changes.length === 0) {
    return <Text c="dimmed">{t("rules.never")}</Text>;
  }
  return (
    <ul className="tp-plain-list">
      {changes.map((each, index) => (
        <li key={each.version}>
          <Text fw={600} size="sm">
            <ByWhom who={each.changedBy} at={each.changedAt} />
          </Text>
          <Text size="sm">
            {changed(each, changes[index + 1])
              .map((field) => `${t(`rules.field.${field}`)}: ${fromTo(shown(changes[index + 1]?.[field]), shown(each[field]))}`)
              .join(" · ") || t(index === changes.length - 1 ? "rules.first" : "rules.same")}
          </Text>
        </li>
      ))}
    </ul>
  );
}

export default function RulesPage() {
  const { t } = useTranslation("alerts");
  const query = useRules();
  return (
    <>
      <PageHeader title={t("rules.title")} lead={t("rules.lead")} back={{ to: "/alerts", label: t("title") }} />
      <QueryView query={query}>
        {(rules) => (
          <Stack gap="lg">
            <RulesForm key={rules.current.version} rules={rules} />
            <Paper withBorder p="md" maw={820} component="section">
              <Title order={2} mb="xs">
                {t("rules.history")}
              </Title>
              <History rules={rules} />
            </Paper>
          </Stack>
        )}
      </QueryView>
    </>
  );
}
