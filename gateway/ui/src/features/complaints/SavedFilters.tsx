import { ActionIcon, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { CrossIcon, DownIcon, UpIcon } from "@/components/icons";
import { ProblemPanel } from "@/components/states";
import type { CaseFilter, SavedFilter } from "@/lib/contract";
import { showErrors } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { MANAGERS, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSiteNames, useSites } from "@/lib/sites";
import { useChangeFilters } from "./work";

interface SaveProps {
  filter: CaseFilter;
  onClose: () => void;
}

/** Keeps what a list shows now under a name, for oneself or for a site. */
export function SaveFilterDialog({ filter, onClose }: SaveProps) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  const sites = useSites().data ?? [];
  const change = useChangeFilters();
  const form = useForm({ initialValues: { name: "", site: "" }, validate: { name: (name) => (name.trim() === "" ? t("saved.nameNeeded") : null) } });
  return (
    <Modal opened onClose={onClose} title={t("saved.saveTitle")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, site }) => {
          change.mutate(
            { kind: "save", site: site === "" ? null : site, name: name.trim(), filter },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, ["name", "site"]));
              },
            },
          );
        })}
      >
        <Stack gap="md">
          {change.isError && <ProblemPanel error={change.error} faults={otherFaults(change.error, ["name", "site"])} />}
          <TextInput label={t("saved.name")} required maxLength={60} data-autofocus {...form.getInputProps("name")} />
          {hasAny(user, MANAGERS) && (
            <Select
              label={t("saved.forWhom")}
              description={t("saved.forWhomHint")}
              allowDeselect={false}
              searchable
              limit={50}
              data={[{ value: "", label: t("saved.me") }, ...sites.map(({ code, name }) => ({ value: code, label: name }))]}
              {...form.getInputProps("site")}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t("saved.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The same ids with one of them a place further up or down. */
export function shifted(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) {
    return [...ids];
  }
  const after = ids.filter((one) => one !== id);
  after.splice(to, 0, id);
  return after;
}

function OneFilter({ saved, among, change }: { saved: SavedFilter; among: readonly SavedFilter[]; change: ReturnType<typeof useChangeFilters> }) {
  const { t } = useTranslation("complaints");
  const siteName = useSiteNames();
  const form = useForm({ initialValues: { name: saved.name }, validate: { name: (name) => (name.trim() === "" ? t("saved.nameNeeded") : null) } });
  const ids = among.map(({ id }) => id);
  const move = (by: -1 | 1) => {
    change.mutate({ kind: "order", ids: shifted(ids, saved.id, by) });
  };
  return (
    <Table.Tr>
      <Table.Td>
        <form
          onSubmit={form.onSubmit(({ name }) => {
            change.mutate({ kind: "change", saved, name: name.trim(), filter: saved.filter });
          })}
        >
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <TextInput aria-label={t("saved.nameOf", { name: saved.name })} maxLength={60} readOnly={!saved.mayChange} {...form.getInputProps("name")} />
            {saved.mayChange && form.isDirty() && (
              <Button type="submit" variant="default" size="sm">
                {t("saved.rename")}
              </Button>
            )}
          </Group>
        </form>
        <Text size="sm" c="dimmed">
          {saved.site === null ? t("saved.own") : t("saved.shared", { site: siteName(saved.site), by: saved.by })}
        </Text>
      </Table.Td>
      <Table.Td>
        {saved.mayChange && (
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="default" aria-label={t("saved.up", { name: saved.name })} disabled={ids[0] === saved.id} onClick={() => { move(-1); }}>
              <UpIcon size={15} />
            </ActionIcon>
            <ActionIcon variant="default" aria-label={t("saved.down", { name: saved.name })} disabled={ids.at(-1) === saved.id} onClick={() => { move(1); }}>
              <DownIcon size={15} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t("saved.delete", { name: saved.name })}
              onClick={() => {
                change.mutate({ kind: "delete", saved });
              }}
            >
              <CrossIcon size={15} />
            </ActionIcon>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Renames, orders and deletes saved filters. */
export function FiltersDialog({ filters, onClose }: { filters: readonly SavedFilter[]; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const change = useChangeFilters();
  return (
    <Modal opened onClose={onClose} size="lg" title={t("saved.manage")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {change.isError && <ProblemPanel error={change.error} faults={otherFaults(change.error, [])} />}
      {filters.length === 0 ? (
        <Text>{t("saved.none")}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {filters.map((saved) => (
              <OneFilter key={`${saved.id} ${saved.revision}`} saved={saved} among={filters.filter((other) => other.site === saved.site)} change={change} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  );
}
