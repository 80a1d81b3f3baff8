import { Text, TextInput, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { ChangeValues } from "./model";

const HINT_BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

export function WindowFields<T extends ChangeValues>({ form, zone }: { form: UseFormReturnType<T>; zone: string | null }) {
  const { t } = useTranslation("visits");
  return (
    <div>
      <div className="tp-fields">
        <TextInput type="datetime-local" label={t("from")} required {...form.getInputProps("from")} />
        <TextInput type="datetime-local" label={t("to")} required {...form.getInputProps("to")} />
      </div>
      {zone !== null && (
        <Text size="sm" c="dimmed" mt={6}>
          {t("plan.windowHint", { zone })}
        </Text>
      )}
    </div>
  );
}

export function ShopperFields<T extends ChangeValues>({ form }: { form: UseFormReturnType<T> }) {
  const { t } = useTranslation("visits");
  return (
    <div className="tp-fields">
      <TextInput label={t("plan.name")} required maxLength={200} autoComplete="off" {...form.getInputProps("shopper.name")} />
      <TextInput label={t("plan.email")} description={t("plan.emailHint")} type="email" maxLength={254} autoComplete="off" inputWrapperOrder={HINT_BELOW} {...form.getInputProps("shopper.email")} />
    </div>
  );
}

export function BriefField<T extends ChangeValues>({ form }: { form: UseFormReturnType<T> }) {
  const { t } = useTranslation("visits");
  return <Textarea label={t("plan.brief")} description={t("plan.briefHint")} maxLength={2000} autosize minRows={3} inputWrapperOrder={HINT_BELOW} {...form.getInputProps("brief")} />;
}

/** What a window and a shopper must have, before the server is asked. */
export function useChangeRules(): { from: (text: string) => string | null; to: (text: string, values: ChangeValues) => string | null; shopper: { name: (text: string) => string | null } } {
  const { t } = useTranslation("visits");
  const needed = (text: string) => (text.trim() === "" ? t("needed") : null);
  return { from: needed, to: (text, { from }) => needed(text) ?? (from !== "" && text <= from ? t("plan.toBeforeFrom") : null), shopper: { name: needed } };
}
