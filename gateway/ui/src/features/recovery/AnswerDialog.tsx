import { Button, Group, Modal, Radio, Select, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { NewReturnAnswer, ReturnCheck } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useWish } from "./api";
import { RETURNED, SOURCES } from "./model";

const FIELDS = ["returned", "source", "note"] as const;

interface Values {
  returned: NewReturnAnswer["returned"] | "";
  source: NonNullable<NewReturnAnswer["source"]> | "";
  note: string;
}

/** What the site found out: whether the customer came back, and from where it is known. */
export function AnswerDialog({ check, onClose }: { check: ReturnCheck; onClose: () => void }) {
  const { t } = useTranslation("recovery");
  const names = useNames();
  const wish = useWish();
  const form = useForm<Values>({
    initialValues: { returned: check.answer?.returned ?? "", source: check.answer?.source ?? "", note: check.answer?.note ?? "" },
    validate: {
      returned: (returned) => (returned === "" ? t("needed") : null),
      source: (source, { returned }) => (source === "" && returned !== "" && returned !== "UNKNOWN" ? t("needed") : null),
    },
  });
  const known = form.values.returned === "YES" || form.values.returned === "NO";
  return (
    <Modal opened onClose={onClose} title={t("answer.title", { count: check.afterDays })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ returned, source, note }) => {
          if (returned !== "") {
            wish.mutate(
              { kind: "answer", check, body: { returned, ...(known && source && { source }), ...(note.trim() && { note: note.trim() }) } },
              {
                onSuccess: onClose,
                onError: (error) => {
                  showErrors(form, fieldErrors(error, FIELDS));
                },
              },
            );
          }
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, FIELDS)} />}
          <Radio.Group label={t("answer.returned")} required {...form.getInputProps("returned")}>
            <Group mt={6}>
              {RETURNED.map((value) => (
                <Radio key={value} value={value} label={names("returned", value)} />
              ))}
            </Group>
          </Radio.Group>
          {known && <Select label={t("answer.source")} required allowDeselect={false} data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))} {...form.getInputProps("source")} value={form.values.source || null} />}
          <Textarea label={t("answer.note")} autosize minRows={2} maxLength={1000} {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("answer.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
