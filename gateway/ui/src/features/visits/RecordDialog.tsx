import { Button, Group, Modal, Select, Stack, TextInput, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSites } from "@/lib/sites";
import { useRecordFinding } from "./api";
import { KINDS } from "./model";

const FIELDS = ["site", "kind", "what", "place"] as const;

/** A finding that a manager records without a visit. */
export function RecordDialog({ site, onClose }: { site: string; onClose: () => void }) {
  const { t } = useTranslation("visits");
  const sites = (useSites().data ?? []).filter((each) => each.open);
  const only = sites.length === 1 ? (sites[0]?.code ?? "") : "";
  const record = useRecordFinding();
  const form = useForm({
    initialValues: { site, kind: "" as (typeof KINDS)[number] | "", what: "", place: "" },
    validate: {
      site: (code) => (code === "" && only === "" ? t("needed") : null),
      kind: (kind) => (kind === "" ? t("needed") : null),
      what: (text) => (text.trim() === "" ? t("needed") : null),
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("findings.record")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          record.mutate(
            { site: values.site || only, kind: values.kind || "OTHER", what: values.what.trim(), ...(values.place.trim() && { place: values.place.trim() }) },
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
          {record.isError && <ProblemPanel error={record.error} faults={otherFaults(record.error, FIELDS)} />}
          <Select label={t("column.site")} required searchable limit={100} data-autofocus data={sites.map(({ code, name }) => ({ value: code, label: name }))} {...form.getInputProps("site")} value={form.values.site || only || null} />
          <Select label={t("findings.column.kind")} required data={KINDS.map((value) => ({ value, label: t(`findings.kind.${value}`) }))} {...form.getInputProps("kind")} value={form.values.kind || null} />
          <Textarea label={t("findings.column.what")} required autosize minRows={3} maxLength={2000} {...form.getInputProps("what")} />
          <TextInput label={t("findings.column.place")} maxLength={200} {...form.getInputProps("place")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
