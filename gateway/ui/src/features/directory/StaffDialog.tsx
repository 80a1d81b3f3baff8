import { Button, Group, Modal, MultiSelect, PasswordInput, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Role, SiteList, Staff } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { ROLES, workAtSites } from "@/lib/roles";
import { useSites } from "@/lib/sites";
import { useChangeStaff, useCreateStaff } from "./api";
import { OnceShown } from "@/components/OnceShown";

const FIELDS = ["username", "name", "email", "roles", "sites", "password"] as const;

function sitesOf(roles: readonly string[], everywhere: boolean, chosen: string[]): SiteList {
  return roles.includes("HEAD_OFFICE") || (everywhere && workAtSites(roles)) ? "*" : workAtSites(roles) ? chosen : [];
}

export function StaffDialog({ person, onClose }: { person: Staff | null; onClose: () => void }) {
  const { t } = useTranslation("directory");
  const names = useNames();
  const sites = useSites().data ?? [];
  const create = useCreateStaff();
  const edit = useChangeStaff();
  const save = person ? edit : create;
  const form = useForm({
    initialValues: {
      username: person?.username ?? "",
      name: person?.name ?? "",
      email: person?.email ?? "",
      roles: (person?.roles ?? ["STAFF"]) as string[],
      everywhere: person?.sites === "*",
      sites: person && person.sites !== "*" ? person.sites : [],
      password: "",
    },
    validate: {
      username: (text) => (text.trim() === "" ? t("needed") : null),
      name: (text) => (text.trim() === "" ? t("needed") : null),
      roles: (roles) => (roles.length === 0 ? t("roleNeeded") : null),
      sites: (chosen, values) => (workAtSites(values.roles) && !values.everywhere && chosen.length === 0 ? t("siteNeeded") : null),
    },
  });
  const secret = save.data?.oneTimePassword;
  return (
    <Modal opened onClose={onClose} title={person ? t("editStaff", { name: person.name }) : t("newStaff")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {secret ? (
        <OnceShown label={t("firstPassword", { name: save.data?.name })} secret={secret} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit(({ username, name, email, roles, everywhere, sites: chosen, password }) => {
            const wanted = { name: name.trim(), roles: roles as Role[], sites: sitesOf(roles, everywhere, chosen), ...(email.trim() && { email: email.trim() }), ...(password && { password }) };
            const done = {
              onSuccess: (saved: Staff) => {
                if (!saved.oneTimePassword) {
                  onClose();
                }
              },
              onError: (error: unknown) => {
                showErrors(form, fieldErrors(error, FIELDS));
              },
            };
            if (person) {
              edit.mutate({ known: person, change: { ...wanted, active: person.active } }, done);
            } else {
              create.mutate({ ...wanted, username: username.trim() }, done);
            }
          }, toFirstWrong(form))}
        >
          <Stack gap="md">
            {save.isError && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
            <TextInput label={t("column.name")} required data-autofocus {...form.getInputProps("name")} />
            <TextInput label={t("column.username")} required autoCapitalize="none" autoComplete="off" readOnly={person !== null} {...form.getInputProps("username")} />
            <TextInput label={t("column.email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
            <MultiSelect label={t("column.roles")} required data={ROLES.map((value) => ({ value, label: names("role", value) }))} {...form.getInputProps("roles")} />
            {workAtSites(form.values.roles) && <Switch label={t("everywhere")} {...form.getInputProps("everywhere", { type: "checkbox" })} />}
            {workAtSites(form.values.roles) && !form.values.everywhere && (
              <MultiSelect label={t("column.sites")} required searchable limit={100} data={sites.map((site) => ({ value: site.code, label: site.name }))} {...form.getInputProps("sites")} />
            )}
            <PasswordInput
              label={person ? t("newPassword") : t("password")}
              description={person ? t("newPasswordHint") : t("passwordHint")}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
              {...form.getInputProps("password")}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t("components:cancel")}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t("components:save")}
              </Button>
            </Group>
            {person && (
              <Text size="sm" c="dimmed">
                {t("rolesTakeEffect")}
              </Text>
            )}
          </Stack>
        </form>
      )}
    </Modal>
  );
}
