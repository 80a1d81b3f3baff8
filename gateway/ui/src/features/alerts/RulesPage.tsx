import { Group, NumberInput, Paper, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ByWhom } from "@/components/ByWhom";
import { ConflictNotice, differing } from "@/components/ConflictNotice";
import { RoleButton } from "@/components/controls";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { MomentRules, MomentRulesView, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeRules, useRules } from "./api";
import { RULE_BOUNDS, RULE_FIELDS, type RuleField, type RuleValues, changed, valuesOf } from "./model";

const WHO: readonly Role[] = ["HEAD_OFFICE"];
const GROUPS: readonly (readonly [string, readonly RuleField[]])[] = [
  ["misery", ["miseryOverall", "miserySmiley", "miseryNps", "miseryGap"]],
  ["magic", ["magicOverall"]],
  ["rate", ["rateAnswers", "rateMinutes", "quietMinutes"]],
];

interface FormProps {
  rules: MomentRulesView;
  /** Whether something stands here that would be lost if the form began anew. */
  onTyping: (typing: boolean) => void;
}

function RulesForm({ rules, onTyping }: FormProps) {
  const { t } = useTranslation("alerts");
  const { number } = useFormats();
  const change = useChangeRules();
  // What the form began with, or what another person saved meanwhile and was decided about.
  const [base, setBase] = useState(rules.current);
  const form = useForm<RuleValues>({
    initialValues: valuesOf(rules.current),
    onValuesChange: () => {
      onTyping(true);
    },
    validate: (values) =>
      Object.fromEntries(
        RULE_FIELDS.flatMap((field) => {
          const [least, most] = RULE_BOUNDS[field];
          const value = Number(values[field]);
          return Number.isInteger(value) && value >= least && value <= most && String(values[field]) !== "" ? [] : [[field, t("rules.between", { least, most })]];
        }),
      ),
  });
  const refused = currentOf<MomentRules>(change.error);
  const newest = refused !== null && refused.version > rules.current.version ? refused : rules.current;
  const newer = newest.version > base.version ? newest : null;
  const send = (values: RuleValues, from: MomentRules) => {
    onTyping(true);
    change.mutate({ seen: from.version, wanted: values }, {
      onSuccess: () => {
        notifications.show({ message: t("rules.saved") });
        onTyping(false);
      },
      onError: (error) => {
        showErrors(form, fieldErrors(error, RULE_FIELDS));
      },
    });
  };
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        send(values, base);
      }, toFirstWrong(form))}
    >
      {newer && (
        <ConflictNotice
          sides={differing(RULE_FIELDS.map((field) => ({ what: t(`rules.field.${field}`), mine: String(form.values[field]) === "" ? "–" : number(form.values[field]), theirs: number(newer[field]) })))}
          unseen={t("rules.alike")}
          busy={change.isPending}
          onTake={() => {
            form.setValues(valuesOf(newer));
            setBase(newer);
            change.reset();
            onTyping(false);
          }}
          onKeep={() => {
            setBase(newer);
            change.reset();
            if (!form.validate().hasErrors) {
              send(form.values, newer);
            }
          }}
        />
      )}
      {change.isError && !refused && <ProblemPanel error={change.error} faults={otherFaults(change.error, RULE_FIELDS)} />}
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

/** The form, which begins anew with what was saved, but never over what a person is typing. */
function Current({ rules }: { rules: MomentRulesView }) {
  const { version } = rules.current;
  const [typing, setTyping] = useState<number | null>(null);
  return (
    <RulesForm
      key={typing ?? version}
      rules={rules}
      onTyping={(on) => {
        setTyping((before) => (on ? (before ?? version) : null));
      }}
    />
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
            <Current rules={rules} />
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
