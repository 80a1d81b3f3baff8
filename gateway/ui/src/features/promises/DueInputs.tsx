import { Group, NumberInput, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { DueFields } from "./model";

/** By when: a number of the site's working days, or a day and perhaps a time there. */
export function DueInputs<T extends { due: DueFields }>({ form, zone }: { form: UseFormReturnType<T>; zone: string }) {
  const { t } = useTranslation("promises");
  const id = useId();
  const { by } = form.values.due;
  return (
    <Stack gap="xs">
      <Text component="span" fw={600} size="sm" id={id}>
        {t("due.label")}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        data={[
          { value: "workingDays", label: t("due.inDays") },
          { value: "on", label: t("due.onDay") },
        ]}
        {...form.getInputProps("due.by")}
      />
      {by === "workingDays" ? (
        <NumberInput label={t("due.workingDays")} description={t("due.workingDaysHint")} required min={1} max={250} clampBehavior="none" allowDecimal={false} {...form.getInputProps("due.workingDays")} />
      ) : (
        <Group grow align="start">
          <TextInput type="date" label={t("due.on")} required {...form.getInputProps("due.on")} />
          <TextInput type="time" label={t("due.at")} description={t("due.atHint", { zone })} {...form.getInputProps("due.at")} inputWrapperOrder={["label", "input", "error", "description"]} />
        </Group>
      )}
    </Stack>
  );
}
