import { Button, Checkbox, Fieldset, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ConsentWay, PromiseGiven } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { instantOf, localOf } from "@/lib/zoned";
import { useWish } from "./api";
import { DueInputs } from "./DueInputs";
import { USUAL_DUE, WAYS, dueFault, dueOf } from "./model";

const FIELDS = ["text", "due.workingDays", "due.on", "due.at", "consent.how", "consent.at", "consent.note"] as const;

export function RenegotiateDialog({ promise, onClose }: { promise: PromiseGiven; onClose: () => void }) {
  const { t } = useTranslation("promises");
  const wish = useWish(promise.complaint);
  const zone = promise.timeZone;
  const form = useForm({
    initialValues: {
      text: promise.text ?? "",
      due: USUAL_DUE,
      agreed: false,
      consent: { how: "PHONE" as ConsentWay, at: localOf(new Date().toISOString(), zone), note: "" },
    },
    validate: ({ text, due, agreed, consent }) => {
      const fault = dueFault(due);
      return {
        ...(text.trim() === "" && { text: t("needed") }),
        ...(fault && { [fault.field]: t(fault.key) }),
        ...(!agreed && { agreed: t("renegotiate.consentNeeded") }),
        ...(instantOf(consent.at, zone) === null && { "consent.at": t("needed") }),
      };
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("renegotiate.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ text, due, consent }) => {
          wish.mutate(
            {
              kind: "renegotiate",
              promise,
              body: {
                text: text.trim(),
                due: dueOf(due),
                consent: { how: consent.how, at: instantOf(consent.at, zone) ?? "", ...(consent.note.trim() && { note: consent.note.trim() }) },
              },
            },
            {
              onSuccess: onClose,
              onError: (error) => {
                const { consent: missing, ...rest } = fieldErrors(error, [...FIELDS, "consent"]);
                showErrors(form, missing ? { ...rest, agreed: missing } : rest);
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, [...FIELDS, "consent"])} />}
          <Textarea label={t("renegotiate.text")} required autosize minRows={2} maxLength={500} data-autofocus {...form.getInputProps("text")} />
          <DueInputs form={form} zone={zone} />
          <Fieldset legend={t("renegotiate.consent")}>
            <Stack gap="sm">
              <Checkbox label={t("renegotiate.agreed")} {...form.getInputProps("agreed", { type: "checkbox" })} />
              <Select label={t("renegotiate.how")} allowDeselect={false} data={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))} {...form.getInputProps("consent.how")} />
              <TextInput type="datetime-local" label={t("renegotiate.at", { zone })} required {...form.getInputProps("consent.at")} />
              <TextInput label={t("renegotiate.note")} maxLength={500} {...form.getInputProps("consent.note")} />
            </Stack>
          </Fieldset>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("renegotiate.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
