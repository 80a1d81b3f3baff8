import { Button, Group, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { showErrors } from "@/lib/forms";
import { fieldErrors } from "@/lib/problem";
import { useUnits } from "@/lib/units";
import { type Desk, useAssignable } from "./api";
import { deskOf, handlersFor } from "./model";

interface Props {
  complaint: ComplaintDetail;
  busy: boolean;
  /** Why the last try was refused. */
  error: unknown;
  onClose: () => void;
  onHand: (to: Desk, refused: (error: unknown) => void) => void;
}

/** Lays a case on another desk: a unit of the site, a person, or both. */
export function HandDialog({ complaint, busy, error, onClose, onHand }: Props) {
  const { t } = useTranslation("complaints");
  const open = useUnits(complaint.site);
  const staff = useAssignable().data ?? [];
  const now = deskOf(complaint);
  // The unit where the case lies stays there to choose, also while the list is on its way or tells nothing of it.
  const units = now.unit && open.every(({ code }) => code !== now.unit?.code) ? [{ ...now.unit, open: false }, ...open] : open;
  const form = useForm({ initialValues: { unit: now.unit?.code ?? null, id: now.owner?.id ?? null, note: "" } });
  const people = handlersFor(complaint.site, staff).map((person) => ({ value: person.id, label: person.name }));
  const known = now.owner && people.every(({ value }) => value !== now.owner?.id) ? [{ value: now.owner.id, label: now.owner.name }, ...people] : people;
  return (
    <Modal opened onClose={onClose} title={t("hand.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ unit, id, note }) => {
          const chosen = units.find(({ code }) => code === unit);
          const person = known.find(({ value }) => value === id);
          onHand({ unit: chosen ?? null, owner: person ? { id: person.value, name: person.label } : null, note: note.trim() }, (refused) => {
            showErrors(form, fieldErrors(refused, ["unit", "id", "note"]));
          });
        })}
      >
        <Stack gap="md">
          {Boolean(error) && <ProblemPanel error={error} />}
          <Select
            label={t("unit")}
            placeholder={t("noUnit")}
            clearable
            data-autofocus
            data={units.filter(({ code, open }) => open || code === now.unit?.code).map(({ code, name }) => ({ value: code, label: name }))}
            {...form.getInputProps("unit")}
          />
          {units.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("hand.noUnits")}
            </Text>
          )}
          <Select label={t("column.owner")} placeholder={t("nobody")} clearable searchable limit={50} data={known} {...form.getInputProps("id")} />
          <Textarea label={t("hand.why")} description={t("move.noteHint")} autosize minRows={2} maxLength={4000} {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {t("hand.go")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
