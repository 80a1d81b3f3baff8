import { Anchor, Code, Group, NumberInput, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ByWhom } from "@/components/ByWhom";
import { CsvButton, RoleButton } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { Loading, ProblemPanel, QueryView } from "@/components/states";
import type { InvitationRules, InvitationRulesView, MomentRules, OperatorSetting, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeInvitationRules, useInvitationRules, useMomentRules, useOperatorSettings } from "./api";
import { type Amount, type NumberField, type RuleValues, BOUNDS, FIELDS, NUMBERS, SWITCHES, amountOf, operatorGroups, outOfRange, remindsAfter, remindsTooLate, ruled, valuesOf, wantedOf } from "./model";
import { PublicComments } from "./PublicComments";

const WHO: readonly Role[] = ["HEAD_OFFICE"];

/** A number of the settings as a person reads it, with its unit. */
function useAmounts() {
  const { t } = useTranslation("settings");
  const shown = useAmount();
  return (value: string): string => {
    const amount = amountOf(value);
    return amount === null ? (value === "true" ? t("components:yes") : value === "false" ? t("components:no") : value) : shown(amount);
  };
}

function useAmount(): (amount: Amount) => string {
  const { t } = useTranslation("settings");
  const { number, unit } = useFormats();
  return (amount) =>
    amount.unit === null ? number(amount.number) : amount.unit === "working day" ? t("workingDays", { count: amount.number, number: number(amount.number) })
      : amount.unit === "open minute" ? t("openMinutes", { count: amount.number, number: number(amount.number) }) : unit(amount.number, amount.unit);
}

/** All that the rules say, in one line. */
function useTold(): (rules: InvitationRules) => string {
  const { t } = useTranslation("settings");
  const { number } = useFormats();
  const amount = useAmount();
  return (rules) =>
    [
      ...NUMBERS.map((field) => `${t(`field.${field}`)}: ${field === "remindDays" && rules.remindDays === 0 ? amount(remindsAfter(rules)) : number(rules[field])}`),
      ...SWITCHES.map((field) => `${t(`field.${field}`)}: ${t(rules[field] ? "components:yes" : "components:no")}`),
    ].join(" · ");
}

interface FormProps {
  rules: InvitationRulesView;
  /** Whether something stands here that would be lost if the form began anew. */
  onTyping: (typing: boolean) => void;
}

function InvitationForm({ rules, onTyping }: FormProps) {
  const { t } = useTranslation("settings");
  const { number } = useFormats();
  const told = useTold();
  const amount = useAmount();
  const now = remindsAfter(rules.current);
  const hintOf = (field: NumberField) =>
    [
      t(`hint.${field}`),
      field === "remindDays" && now.unit !== "day" && t("nowExactly", { value: amount(now) }),
      t("usual", { value: field === "remindDays" ? amount(remindsAfter(rules.usual)) : number(rules.usual[field]) }),
    ]
      .filter((part) => part !== false)
      .join(" ");
  // What the change is based on: what the form began with, or what another person saved meanwhile.
  const [seen, setSeen] = useState(rules.current.version);
  const change = useChangeInvitationRules();
  const form = useForm<RuleValues>({
    initialValues: valuesOf(rules.current),
    onValuesChange: () => {
      onTyping(true);
    },
    validate: (values) => ({
      ...Object.fromEntries(Object.entries(outOfRange(values)).map(([field, [least, most]]) => [field, t("between", { least: number(least), most: number(most) })])),
      ...(remindsTooLate(values) && { remindDays: t("remindsTooLate") }),
    }),
  });
  const newer = currentOf<InvitationRules>(change.error);
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        const base = newer?.version ?? seen;
        setSeen(base);
        onTyping(true);
        change.mutate({ seen: base, wanted: wantedOf(values) }, {
          onSuccess: () => {
            notifications.show({ message: t("saved") });
            onTyping(false);
          },
          onError: (error) => {
            showErrors(form, fieldErrors(error, FIELDS));
          },
        });
      }, toFirstWrong(form))}
    >
      {newer ? (
        <Paper withBorder p="sm" mb="sm" role="alert">
          <Text size="sm" fw={600}>
            {t("conflict")} <ByWhom who={newer.changedBy} at={newer.changedAt} />
          </Text>
          <Text size="sm">{told(newer)}</Text>
          <Text size="sm">{t("conflictHint")}</Text>
        </Paper>
      ) : (
        change.isError && <ProblemPanel error={change.error} faults={otherFaults(change.error, FIELDS)} />
      )}
      <Stack gap="md">
        <div className="tp-fields">
          {NUMBERS.map((field) => (
            <NumberInput
              key={field}
              label={t(`field.${field}`)}
              description={hintOf(field)}
              suffix={` ${t(field === "delayHours" ? "unit.hours" : "unit.days", { count: Number(form.values[field]) })}`}
              min={BOUNDS[field][0]}
              max={BOUNDS[field][1]}
              clampBehavior="none"
              allowDecimal={false}
              required
              {...form.getInputProps(field)}
            />
          ))}
        </div>
        {SWITCHES.map((field) => (
          <Switch
            key={field}
            label={t(`field.${field}`)}
            description={t("usual", { value: t(rules.usual[field] ? "components:yes" : "components:no") })}
            {...form.getInputProps(field, { type: "checkbox" })}
          />
        ))}
        <Group justify="flex-end">
          <RoleButton needs={WHO} type="submit" loading={change.isPending}>
            {t("components:save")}
          </RoleButton>
        </Group>
      </Stack>
    </form>
  );
}

function History({ rules }: { rules: InvitationRulesView }) {
  const { t } = useTranslation("settings");
  const told = useTold();
  if (rules.changes.length === 0) {
    return <Text c="dimmed">{t("never")}</Text>;
  }
  return (
    <ul className="tp-plain-list">
      {rules.changes.map((each) => (
        <li key={each.version}>
          <Text fw={600} size="sm">
            <ByWhom who={each.changedBy} at={each.changedAt} />
          </Text>
          <Text size="sm">{told(each)}</Text>
        </li>
      ))}
    </ul>
  );
}

/** The form, which begins anew with what was saved, but never over what a person is typing. */
function Invitations({ rules }: { rules: InvitationRulesView }) {
  const { t } = useTranslation("settings");
  const { version } = rules.current;
  const [typing, setTyping] = useState<number | null>(null);
  return (
    <Paper withBorder p="md" component="section" maw={820}>
      <Title order={2} mb="xs">
        {t("group.INVITATION")}
      </Title>
      <InvitationForm
        key={typing ?? version}
        rules={rules}
        onTyping={(on) => {
          setTyping((before) => (on ? (before ?? version) : null));
        }}
      />
      <Title order={3} size="h4" mt="md" mb="xs">
        {t("history")}
      </Title>
      <History rules={rules} />
    </Paper>
  );
}

/** What a setting is called in words; one that is newer than these texts has its name only. */
function useWords() {
  const { t, i18n } = useTranslation("settings");
  return (property: string): string | null => {
    const key = property.replace(/^touchpoint\./, "property.");
    return i18n.exists(key, { ns: "settings" }) ? t(key as "title") : null;
  };
}

function useColumns(value: (setting: OperatorSetting) => string): Column<OperatorSetting>[] {
  const { t } = useTranslation("settings");
  const amount = useAmounts();
  const words = useWords();
  return [
    {
      id: "property",
      header: t("column.property"),
      cell: ({ property }) => (
        <>
          {words(property)} <Code dir="ltr">{property}</Code>
        </>
      ),
      csv: ({ property }) => words(property) ?? property,
    },
    { id: "name", header: t("column.name"), csv: ({ property }) => property },
    {
      id: "value",
      header: t("column.value"),
      align: "end",
      cell: (setting) => (
        <Text span inherit fw={value(setting) === setting.usual ? undefined : 600}>
          {amount(value(setting))}
        </Text>
      ),
      csv: value,
    },
    { id: "usual", header: t("column.usual"), align: "end", cell: ({ usual }) => amount(usual), csv: ({ usual }) => usual },
  ];
}

function SettingTable({ caption, settings, value }: { caption: string; settings: readonly OperatorSetting[]; value: (setting: OperatorSetting) => string }) {
  return <DataTable caption={caption} columns={useColumns(value)} rows={settings} rowKey={({ property }) => property} />;
}

function Operator({ settings, rules }: { settings: OperatorSetting[]; rules: MomentRules }) {
  const { t } = useTranslation("settings");
  const moments = settings.filter(({ group }) => group === "MOMENT" || group === "RATE_ALARM");
  return (
    <>
      <Paper withBorder p="md" component="section" maw={820}>
        <Title order={2} mb="xs">
          {t("group.MOMENT")}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("momentsCaption")}
        </Text>
        <SettingTable caption={t("group.MOMENT")} settings={moments} value={(setting) => ruled(setting, rules)} />
        <Anchor component={Link} to="/alerts/rules" mt="sm" display="inline-block">
          {t("changeMoments")}
        </Anchor>
      </Paper>
      <Paper withBorder p="md" component="section" maw={820}>
        <Title order={2} mb="xs">
          {t("operator")}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("operatorHint")}
        </Text>
        <Stack gap="md">
          {operatorGroups(settings).map(([group, members]) => (
            <section key={group}>
              <Title order={3} size="h4">
                {t(`group.${group}`)}
              </Title>
              {group === "KIOSK" && (
                <Text size="sm">
                  {t("kioskHint")}{" "}
                  <Anchor component={Link} to="/channels/kiosks" size="sm">
                    {t("toKiosks")}
                  </Anchor>
                </Text>
              )}
              <SettingTable caption={t(`group.${group}`)} settings={members} value={({ value }) => value} />
            </section>
          ))}
        </Stack>
      </Paper>
    </>
  );
}

/** The numbers that the organisation works by: what head office changes here, and what whoever runs the platform sets. */
export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const invitations = useInvitationRules();
  const moments = useMomentRules();
  const settings = useOperatorSettings();
  const known = settings.flatMap(({ data }) => data ?? []);
  const columns = useColumns((setting) => (moments.data ? ruled(setting, moments.data.current) : setting.value));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={<CsvButton name="settings" rows={() => csvOf(columns, known)} />}
      />
      <Stack gap="lg">
        <QueryView query={invitations}>{(rules) => <Invitations rules={rules} />}</QueryView>
        <PublicComments />
        {settings.map((query, service) => query.isError && <ProblemPanel key={service} error={query.error} onRetry={() => void query.refetch()} />)}
        <QueryView query={moments}>{(rules) => (settings.some(({ isPending }) => isPending) ? <Loading /> : <Operator settings={known} rules={rules.current} />)}</QueryView>
      </Stack>
    </>
  );
}
