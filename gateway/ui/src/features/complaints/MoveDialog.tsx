import { Button, Group, Modal, Select, Stack, Switch, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { ComplaintStatus, Move } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { OUTCOMES, REMEDIES, needsOutcome } from "./model";

interface Props {
  to: ComplaintStatus;
  busy: boolean;
  onClose: () => void;
  onMove: (move: Move) => void;
}

export function MoveDialog({ to, busy, onClose, onMove }: Props) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const withOutcome = needsOutcome(to);
  const form = useForm<{ note: string; outcome: Move["outcome"] | ""; inCustomersFavour: boolean; remedy: Move["remedy"] | "" }>({
    initialValues: { note: "", outcome: "", inCustomersFavour: false, remedy: "" },
    validate: { outcome: (value) => (withOutcome && value === "" ? t("move.outcomeNeeded") : null) },
  });
  return (
    <Modal opened onClose={onClose} title={t("move.title", { status: t(`status.${to}`) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ note, outcome, inCustomersFavour, remedy }) => {
          onMove({ to, ...(note.trim() && { note: note.trim() }), ...(withOutcome && outcome && { outcome, inCustomersFavour, ...(remedy && { remedy }) }) });
        })}
      >
        <Stack gap="md">
          {withOutcome && (
            <>
              <Select
                label={t("outcome")}
                required
                data={OUTCOMES.map((value) => ({ value, label: names("outcome", value) }))}
                {...form.getInputProps("outcome")}
              />
              <Select label={t("remedy")} clearable data={REMEDIES.map((value) => ({ value, label: names("remedy", value) }))} {...form.getInputProps("remedy")} />
              <Switch label={t("inFavour")} {...form.getInputProps("inCustomersFavour", { type: "checkbox" })} />
            </>
          )}
          <Textarea label={t("note")} description={t("move.noteHint")} autosize minRows={3} data-autofocus {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {t(`action.${to}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
