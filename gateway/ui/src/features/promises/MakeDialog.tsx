import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useWish } from "./api";
import { DueInputs } from "./DueInputs";
import { USUAL_DUE, dueFault, dueOf } from "./model";

const FIELDS = ["text", "to", "due.workingDays", "due.on", "due.at"] as const;

export function MakeDialog({ complaint, zone, onClose }: { complaint: string; zone: string; onClose: () => void }) {
  const { t } = useTranslation("promises");
  const wish = useWish(complaint);
  // The same try sent twice, by a double click or a lost answer, is one promise.
  const [once] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { text: "", to: "", due: USUAL_DUE },
    validate: ({ text, due }) => {
      const fault = dueFault(due);
      return { ...(text.trim() === "" && { text: t("needed") }), ...(fault && { [fault.field]: t(fault.key) }) };
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("make.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ text, to, due }) => {
          wish.mutate(
            { kind: "make", once, body: { text: text.trim(), ...(to.trim() && { to: to.trim() }), due: dueOf(due) } },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, FIELDS));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, FIELDS)} />}
          <Textarea label={t("make.text")} description={t("make.textHint")} required autosize minRows={2} maxLength={500} data-autofocus {...form.getInputProps("text")} />
          <DueInputs form={form} zone={zone} />
          <TextInput label={t("make.to")} description={t("make.toHint")} maxLength={200} {...form.getInputProps("to")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("make.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
