import { Button, Group, Modal, MultiSelect, Select, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Classification, ComplaintDetail } from "@/lib/contract";
import { toFirstWrong } from "@/lib/forms";
import { useNames, useTagNames } from "@/lib/names";
import { ABOUTS, AREAS, CAUSES, CUSTOMER_TYPES, FORMALITIES, SEVERITIES, classificationOf } from "./model";

interface Props {
  complaint: ComplaintDetail;
  busy: boolean;
  /** Why the last try was refused. */
  error: unknown;
  onClose: () => void;
  onFile: (as: Classification) => void;
}

/** Under what a case is filed; another severity moves its deadline. */
export function MatterDialog({ complaint, busy, error, onClose, onFile }: Props) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const form = useForm<Classification>({
    initialValues: classificationOf(complaint),
    validate: { causes: (causes) => (causes.length === 0 ? t("intake.causeNeeded") : null) },
  });
  const tags = useTagNames();
  const options = (group: string, codes: readonly string[]) => codes.map((value) => ({ value, label: names(group, value) }));
  return (
    <Modal opened onClose={onClose} title={t("matter.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form noValidate onSubmit={form.onSubmit(onFile, toFirstWrong(form))}>
        <Stack gap="md">
          {Boolean(error) && <ProblemPanel error={error} />}
          <Select
            label={t("column.severity")}
            description={t("matter.severityHint")}
            required
            allowDeselect={false}
            data-autofocus
            data={options("severity", SEVERITIES)}
            {...form.getInputProps("severity")}
          />
          <MultiSelect label={t("intake.causes")} description={t("intake.causesHint")} required searchable maxValues={5} data={options("cause", CAUSES)} {...form.getInputProps("causes")} />
          <Select label={t("aboutWhat")} required allowDeselect={false} data={options("about", ABOUTS)} {...form.getInputProps("about")} />
          <Select label={t("area")} placeholder={t("noArea")} clearable data={AREAS.map((value) => ({ value, label: tags("area", value) }))} {...form.getInputProps("area")} />
          <Select label={t("formality")} required allowDeselect={false} data={options("formality", FORMALITIES)} {...form.getInputProps("formality")} />
          <Select label={t("customerType")} required allowDeselect={false} data={options("customerType", CUSTOMER_TYPES)} {...form.getInputProps("customerType")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {t("matter.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
