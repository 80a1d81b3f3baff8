import { Button, Group, Modal, MultiSelect, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, Restriction, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { otherFaults } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useAssignable } from "./api";
import { RESTRICTIONS, handlersFor } from "./model";

const WRITERS: readonly Role[] = ["SITE_MANAGER"];

interface DialogProps {
  complaint: ComplaintDetail;
  busy: boolean;
  /** Why the last try was refused. */
  error: unknown;
  onClose: () => void;
  onSave: (to: Restriction | null) => void;
}

/** Why a case is for few eyes only, and whose. */
export function RestrictionDialog({ complaint, busy, error, onClose, onSave }: DialogProps) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const staff = useAssignable().data ?? [];
  const now = complaint.restriction;
  const people = new Map([...handlersFor(complaint.site, staff).map(({ id, name }) => [id, name] as const), ...(now?.handlers ?? []).map(({ id, name }) => [id, name] as const)]);
  const form = useForm<{ reason: Restriction["reason"] | null; handlers: string[] }>({
    initialValues: { reason: now?.reason ?? null, handlers: now?.handlers.map(({ id }) => id) ?? [] },
  });
  return (
    <Modal opened onClose={onClose} title={t("restriction.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason, handlers }) => {
          onSave(reason === null ? null : { reason, handlers: handlers.map((id) => ({ id, name: people.get(id) ?? id })) });
        })}
      >
        <Stack gap="md">
          {Boolean(error) && <ProblemPanel error={error} faults={otherFaults(error, [])} />}
          <Select label={t("restriction.reason")} placeholder={t("restriction.none")} clearable data-autofocus data={RESTRICTIONS.map((value) => ({ value, label: names("restriction", value) }))} {...form.getInputProps("reason")} />
          <MultiSelect
            label={t("restriction.handlers")}
            description={t("restriction.handlersHint")}
            searchable
            disabled={form.values.reason === null}
            data={[...people].map(([value, label]) => ({ value, label }))}
            {...form.getInputProps("handlers")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {t("restriction.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** For whose eyes a case is; managers of the site say so. */
export function RestrictionBox({ complaint, onOpen }: { complaint: ComplaintDetail; onOpen: () => void }) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const formats = useFormats();
  const { user } = useSession();
  const writer = hasAny(user, WRITERS);
  const { restriction } = complaint;
  if (!writer && !restriction) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("restriction.who")}
      </Title>
      {restriction ? (
        <>
          <Text>{t("restriction.restricted", { reason: names("restriction", restriction.reason) })}</Text>
          <Text size="sm" c="dimmed">
            {restriction.handlers.length === 0 ? t("restriction.managers") : t("restriction.only", { people: formats.commas(restriction.handlers.map(({ name }) => name)) })}
          </Text>
        </>
      ) : (
        <Text c="dimmed">{t("restriction.open")}</Text>
      )}
      {writer && (
        <Group gap="xs" mt="sm" className="tp-no-print">
          <Button variant="default" size="xs" onClick={onOpen}>
            {t("restriction.change")}
          </Button>
          {restriction && (
            <Button component={Link} to={`/audit?site=${complaint.site}&complaint=${complaint.id}&looks=true`} variant="subtle" size="xs">
              {t("restriction.looks")}
            </Button>
          )}
        </Group>
      )}
    </Paper>
  );
}
