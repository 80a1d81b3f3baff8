import { Button, Group, Modal, MultiSelect, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Role } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { ROLES, workAtSites } from "@/lib/roles";
import { useSites } from "@/lib/sites";
import { useCreateKey } from "./api";
import { OnceShown } from "@/components/OnceShown";

const FIELDS = ["name", "role", "sites", "expiresInDays"] as const;

export function KeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("directory");
  const names = useNames();
  const sites = useSites().data ?? [];
  const create = useCreateKey();
  const form = useForm({
    initialValues: { name: "", role: "STAFF", sites: [] as string[], expiresInDays: 90 as number | string },
    validate: {
      name: (text) => (text.trim() === "" ? t("needed") : null),
      sites: (chosen, values) => (workAtSites([values.role]) && chosen.length === 0 ? t("siteNeeded") : null),
      expiresInDays: (days) => (typeof days === "number" && days >= 1 && days <= 730 ? null : t("daysWrong")),
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("newKey")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {create.data ? (
        <OnceShown label={t("keyCreated")} secret={create.data.key ?? ""} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit((values) => {
            create.mutate(
              { name: values.name.trim(), role: values.role as Role, sites: values.role === "HEAD_OFFICE" ? "*" : workAtSites([values.role]) ? values.sites : [], expiresInDays: Number(values.expiresInDays) },
              {
                onError: (error) => {
                  showErrors(form, fieldErrors(error, FIELDS));
                },
              },
            );
          }, toFirstWrong(form))}
        >
          <Stack gap="md">
            {create.isError && <ProblemPanel error={create.error} faults={otherFaults(create.error, FIELDS)} />}
            <TextInput label={t("keyName")} description={t("keyNameHint")} required data-autofocus {...form.getInputProps("name")} />
            <Select label={t("column.roles")} allowDeselect={false} data={ROLES.map((value) => ({ value, label: names("role", value) }))} {...form.getInputProps("role")} />
            {workAtSites([form.values.role]) && (
              <MultiSelect label={t("column.sites")} required searchable limit={100} data={sites.map((site) => ({ value: site.code, label: site.name }))} {...form.getInputProps("sites")} />
            )}
            <NumberInput label={t("expiresInDays")} min={1} max={730} clampBehavior="none" allowDecimal={false} {...form.getInputProps("expiresInDays")} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t("components:cancel")}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t("createKey")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
