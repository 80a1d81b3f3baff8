import { Button, CloseButton, Group, Paper, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { RoleButton } from "@/components/controls";
import { PlusIcon } from "@/components/icons";
import { ProblemPanel, QueryView } from "@/components/states";
import type { Role, Site, SiteUnits, Unit } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { faultBeside, hasStatus, problemOf } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSaveUnits, useUnitsToEdit } from "./api";
import { CODE, codeOf } from "./model";
import { pathOf } from "./calendar";

const WRITERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

/** What is wrong with each of the units, by the field. */
function faultsOf(units: readonly Unit[], words: { needed: string; code: string; doubled: string }): Record<string, string> {
  const faults: Record<string, string> = {};
  units.forEach(({ code, name }, index) => {
    if (name.trim() === "") {
      faults[`units.${index}.name`] = words.needed;
    }
    if (!CODE.test(code)) {
      faults[`units.${index}.code`] = words.code;
    } else if (units.findIndex((other) => other.code === code) !== index) {
      faults[`units.${index}.code`] = words.doubled;
    }
  });
  return faults;
}

function UnitsForm({ site, saved, onReload }: { site: Site; saved: SiteUnits; onReload: () => void }) {
  const { t } = useTranslation("directory");
  const { user } = useSession();
  const readOnly = !hasAny(user, WRITERS);
  const save = useSaveUnits(site.code);
  const form = useForm<{ units: Unit[] }>({
    initialValues: { units: saved.units },
    validate: ({ units }) => faultsOf(units, { needed: t("needed"), code: t("codeWrong"), doubled: t("units.doubled") }),
  });
  const conflict = hasStatus(save.error, 412);
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ units }) => {
        save.mutate(
          { revision: saved.revision, units: units.map((unit) => ({ ...unit, name: unit.name.trim() })) },
          {
            onSuccess: () => {
              notifications.show({ message: t("units.saved", { name: site.name }) });
            },
            onError: (error) => {
              showErrors(form, Object.fromEntries((problemOf(error).errors ?? []).map((fault) => [pathOf(fault.field), faultBeside(fault)])));
            },
          },
        );
      }, toFirstWrong(form))}
    >
      {conflict && (
        <Paper withBorder p="md" mb="md" role="alert" className="tp-problem">
          <Title order={3}>{t("units.conflict")}</Title>
          <Text mb="sm">{t("units.conflictText")}</Text>
          <Button variant="default" onClick={onReload}>
            {t("conflict.load")}
          </Button>
        </Paper>
      )}
      {save.isError && !conflict && <ProblemPanel error={save.error} />}
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("units.hint")}
        </Text>
        {form.values.units.length === 0 && <Text c="dimmed">{t("units.none")}</Text>}
        {form.values.units.map((unit, index) => {
          const known = index < saved.units.length;
          return (
            <Group key={index} gap="sm" align="flex-end" role="group" aria-label={t("units.number", { number: index + 1 })}>
              <TextInput
                flex={1}
                label={t("column.name")}
                maxLength={120}
                readOnly={readOnly}
                {...form.getInputProps(`units.${index}.name`)}
                onBlur={() => {
                  if (!known && unit.code === "") {
                    form.setFieldValue(`units.${index}.code`, codeOf(unit.name));
                  }
                }}
              />
              <TextInput w={180} label={t("column.code")} readOnly={readOnly || known} {...form.getInputProps(`units.${index}.code`)} />
              {!known && (
                <CloseButton
                  mb={4}
                  aria-label={t("units.remove", { number: index + 1 })}
                  onClick={() => {
                    form.removeListItem("units", index);
                  }}
                />
              )}
              <Switch mb={8} label={t("units.open")} disabled={readOnly} {...form.getInputProps(`units.${index}.open`, { type: "checkbox" })} />
            </Group>
          );
        })}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            leftSection={<PlusIcon size={13} />}
            onClick={() => {
              form.insertListItem("units", { code: "", name: "", open: true });
            }}
          >
            {t("units.add")}
          </Button>
        )}
        <Group justify="flex-end">
          <RoleButton needs={WRITERS} type="submit" loading={save.isPending}>
            {t("units.save")}
          </RoleButton>
        </Group>
      </Stack>
    </form>
  );
}

/** The departments and desks of a site: cases are handed between them. */
export function UnitsPanel({ site }: { site: Site }) {
  const { t } = useTranslation("directory");
  const query = useUnitsToEdit(site.code);
  return (
    <Paper withBorder p="md" mt="md" maw={820} component="section" aria-labelledby="units">
      <Title order={2} id="units" mb="sm">
        {t("units.title")}
      </Title>
      <QueryView query={query}>{(saved) => <UnitsForm key={saved.revision} site={site} saved={saved} onReload={() => void query.refetch()} />}</QueryView>
    </Paper>
  );
}
