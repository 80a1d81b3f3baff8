import { Alert, Button, Group, List, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { BulkChange, BulkOutcome, Complaint } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { otherFaults } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useUnits } from "@/lib/units";
import { useAssignable } from "./api";
import { AREAS, BY_STATE_ALONE, FORMALITIES, SEVERITIES, handlersFor } from "./model";
import { useBulk } from "./work";

/** Nobody and no unit are choices, beside leaving it as it is. */
const NONE = "none";

interface Values {
  owner: string | null;
  unit: string | null;
  severity: string | null;
  area: string | null;
  formality: string | null;
  to: string | null;
  note: string;
}

/** The change that the form means; nothing if it changes nothing. */
export function bulkOf(rows: readonly Pick<Complaint, "id" | "revision">[], { owner, unit, severity, area, formality, to: status, note }: Values): BulkChange | null {
  const to = (chosen: string) => ({ id: chosen === NONE ? null : chosen });
  const change = {
    ...(owner !== null && { owner: to(owner) }),
    ...(unit !== null && { unit: to(unit) }),
    ...(severity !== null && { severity }),
    ...(area !== null && { area }),
    ...(formality !== null && { formality }),
    ...(status !== null && { to: status }),
  };
  if (Object.keys(change).length === 0) {
    return null;
  }
  return { cases: rows.map(({ id, revision }) => ({ id, revision })), ...change, ...(note.trim() && { note: note.trim() }) } as BulkChange;
}

/** What became of each case; those that were refused with the reason. */
function Outcome({ rows, outcomes }: { rows: readonly Complaint[]; outcomes: readonly BulkOutcome[] }) {
  const { t } = useTranslation("complaints");
  const { number } = useFormats();
  const names = useNames();
  const refused = outcomes.filter(({ done }) => !done);
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.reference ?? id;
  const count = outcomes.length - refused.length;
  return (
    <Stack gap="sm" role="status">
      <Text fw={600}>{t("bulk.done", { count, number: number(count) })}</Text>
      {refused.length > 0 && (
        <Alert color="red" variant="outline" styles={{ title: { color: "var(--tp-bad)" } }} title={t("bulk.refused", { count: refused.length, number: number(refused.length) })}>
          <List size="sm">
            {refused.map(({ id, reason }) => (
              <List.Item key={id}>
                <bdi>{nameOf(id)}</bdi>: {names("complaints:bulk.reason", reason ?? "")}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

interface Props {
  rows: readonly Complaint[];
  onClose: (done: readonly string[]) => void;
}

/** Changes many cases at a time, each by itself over the version that is shown. */
export function BulkDialog({ rows: chosen, onClose }: Props) {
  const { t } = useTranslation("complaints");
  const { number } = useFormats();
  const names = useNames();
  const tags = useTagNames();
  // As they were seen when the dialog opened: a later version is another person's work.
  const [rows] = useState(chosen);
  const [once, setOnce] = useState(randomKey);
  const [idle, setIdle] = useState(false);
  const sites = [...new Set(rows.map(({ site }) => site))];
  const units = useUnits(sites.length === 1 ? (sites[0] ?? "") : "").filter(({ open }) => open);
  const staff = useAssignable().data ?? [];
  const people = sites.reduce((able, site) => handlersFor(site, able), [...staff]);
  const bulk = useBulk();
  const form = useForm<Values>({
    initialValues: { owner: null, unit: null, severity: null, area: null, formality: null, to: null, note: "" },
    // Another wish is another request.
    onValuesChange: () => {
      setOnce(randomKey());
      setIdle(false);
    },
  });
  const stay = { placeholder: t("bulk.stays"), clearable: true } as const;
  const close = () => {
    onClose((bulk.data ?? []).filter(({ done }) => done).map(({ id }) => id));
  };
  return (
    <Modal opened onClose={close} title={t("bulk.title", { count: rows.length, number: number(rows.length) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {bulk.data ? (
        <Stack gap="md">
          <Outcome rows={rows} outcomes={bulk.data} />
          <Group justify="flex-end">
            <Button onClick={close} data-autofocus>
              {t("components:close")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit((values) => {
            const change = bulkOf(rows, values);
            setIdle(change === null);
            if (change) {
              bulk.mutate({ change, once });
            }
          })}
        >
          <Stack gap="md">
            {bulk.isError && <ProblemPanel error={bulk.error} faults={otherFaults(bulk.error, [])} />}
            {idle && (
              <Alert color="yellow" variant="outline" role="alert">
                {t("bulk.nothing")}
              </Alert>
            )}
            <Select
              label={t("column.owner")}
              data-autofocus
              searchable
              limit={50}
              {...stay}
              data={[{ value: NONE, label: t("nobody") }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
              {...form.getInputProps("owner")}
            />
            {units.length > 0 && (
              <Select label={t("unit")} {...stay} data={[{ value: NONE, label: t("noUnit") }, ...units.map(({ code, name }) => ({ value: code, label: name }))]} {...form.getInputProps("unit")} />
            )}
            <Select label={t("column.severity")} description={t("matter.severityHint")} {...stay} data={SEVERITIES.map((value) => ({ value, label: names("severity", value) }))} {...form.getInputProps("severity")} />
            <Select label={t("area")} {...stay} data={AREAS.map((value) => ({ value, label: tags("area", value) }))} {...form.getInputProps("area")} />
            <Select label={t("formality")} {...stay} data={FORMALITIES.map((value) => ({ value, label: names("formality", value) }))} {...form.getInputProps("formality")} />
            <Select label={t("bulk.to")} description={t("bulk.toHint")} {...stay} data={BY_STATE_ALONE.map((value) => ({ value, label: t(`action.${value}`) }))} {...form.getInputProps("to")} />
            <Textarea label={t("hand.why")} description={t("move.noteHint")} autosize minRows={2} maxLength={4000} {...form.getInputProps("note")} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t("components:cancel")}
              </Button>
              <Button type="submit" loading={bulk.isPending}>
                {t("bulk.go")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
