import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { CustomerDetail, CustomerDraft } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSites } from "@/lib/sites";
import { CONSENT_SOURCES, KINDS, STATES, TYPES, draftOf, valuesOf } from "./model";

const FIELDS = ["site", "customerType", "kind", "state", "name", "email", "phone", "language", "referredBy"];

interface Props {
  known?: CustomerDetail;
  save: { mutate: (draft: CustomerDraft, then: { onSuccess: (saved: CustomerDetail) => void; onError: (error: unknown) => void }) => void; error: unknown; isError: boolean; isPending: boolean };
  onClose: () => void;
  onSaved: (saved: CustomerDetail) => void;
}

/** Enters a customer, or corrects one. */
export function CustomerDialog({ known, save, onClose, onSaved }: Props) {
  const { t } = useTranslation("customers");
  const names = useNames();
  const { language } = useFormats();
  const sites = useSites().data ?? [];
  const form = useForm({
    initialValues: valuesOf(known?.customer, sites.length === 1 ? (sites[0]?.code ?? "") : ""),
    validate: {
      site: (site) => (site === "" ? t("needed") : null),
      name: (name, { email, phone }) => (`${name}${email}${phone}`.trim() === "" ? t("somethingNeeded") : null),
    },
  });
  // Those of the chosen site, and the one that is known already.
  const spoken = sites.filter(({ code }) => form.values.site === "" || code === form.values.site).flatMap(({ languages }) => languages);
  const languages = [...new Set([...spoken, form.values.language])].filter((code) => code !== "");
  const states = known ? STATES : STATES.filter((state) => state === "NEW" || state === "PROSPECT");
  return (
    <Modal opened onClose={onClose} size="lg" title={known ? t("edit") : t("add")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          save.mutate(draftOf(values), {
            onSuccess: onSaved,
            onError: (error) => {
              showErrors(form, fieldErrors(error, FIELDS));
            },
          });
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {save.isError && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
          <div className="tp-fields">
            <TextInput label={t("column.name")} data-autofocus autoComplete="off" {...form.getInputProps("name")} />
            <Select label={t("kindLabel")} allowDeselect={false} data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} {...form.getInputProps("kind")} />
          </div>
          <div className="tp-fields">
            <TextInput label={t("column.email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
            <TextInput label={t("column.phone")} description={t("phoneHint")} type="tel" autoComplete="off" {...form.getInputProps("phone")} inputWrapperOrder={["label", "input", "description", "error"]} />
          </div>
          <div className="tp-fields">
            <Select label={t("components:site")} required searchable limit={100} data={sites.map((site) => ({ value: site.code, label: site.name }))} {...form.getInputProps("site")} />
            <Select label={t("column.type")} placeholder={t("typeOfSite")} clearable={!known} data={TYPES.map((value) => ({ value, label: names("customerType", value) }))} {...form.getInputProps("customerType")} onChange={(type) => { form.setFieldValue("customerType", type ?? ""); }} />
          </div>
          <div className="tp-fields">
            <Select label={t("column.state")} allowDeselect={false} data={states.map((value) => ({ value, label: t(`state.${value}`) }))} {...form.getInputProps("state")} />
            <Select label={t("language")} clearable data={languages.map((value) => ({ value, label: language(value) }))} {...form.getInputProps("language")} value={form.values.language || null} onChange={(code) => { form.setFieldValue("language", code ?? ""); }} />
          </div>
          {!known && (
            <>
              <TextInput label={t("referredBy")} description={t("referredByHint")} {...form.getInputProps("referredBy")} inputWrapperOrder={["label", "input", "description", "error"]} />
              <Select label={t("consent.where")} placeholder={t("consent.none")} clearable data={CONSENT_SOURCES.map((value) => ({ value, label: t(`consentSource.${value}`) }))} {...form.getInputProps("consent")} onChange={(source) => { form.setFieldValue("consent", source ?? ""); }} />
              {form.values.consent !== "" && <Checkbox label={t("consent.link")} {...form.getInputProps("linkAnswers", { type: "checkbox" })} />}
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
