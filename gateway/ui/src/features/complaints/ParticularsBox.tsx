import { Button, Group, MultiSelect, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, differing } from "@/components/ConflictNotice";
import { ProblemPanel, QueryView } from "@/components/states";
import type { ComplaintDetail, NotedParticulars, Particulars } from "@/lib/contract";
import { showErrors } from "@/lib/forms";
import { useTagNames } from "@/lib/names";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useSiteNames, useSites } from "@/lib/sites";
import { useNoteParticulars, useParticulars } from "./api";
import { AGES, COMPLAINANTS } from "./model";

const FIELDS = ["ageBand", "complainant", "furtherSites"] as const;

function ParticularsForm({ complaint, noted }: { complaint: ComplaintDetail; noted: NotedParticulars }) {
  const { t } = useTranslation("complaints");
  const tags = useTagNames();
  const siteName = useSiteNames();
  const sites = useSites().data ?? [];
  const note = useNoteParticulars(complaint.id);
  const form = useForm<Particulars>({ initialValues: noted.particulars });
  const theirs = currentOf<NotedParticulars>(note.error);
  const codes = new Set([...sites.map(({ code }) => code), ...noted.particulars.furtherSites]);
  codes.delete(complaint.site);
  const told = ({ ageBand, complainant, furtherSites }: Particulars) =>
    [tags("age", ageBand), tags("complainant", complainant), furtherSites.map(siteName).join(", ")].filter((one) => one !== "").join(" · ");
  const save = (seen: number, wanted: Particulars) => {
    note.mutate(
      { seen, wanted },
      {
        onSuccess: () => {
          notifications.show({ message: t("particulars.saved") });
        },
        onError: (error) => {
          showErrors(form, fieldErrors(error, FIELDS));
        },
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((wanted) => {
        save(noted.revision, wanted);
      })}
    >
      <Stack gap="sm" mt="sm">
        {theirs && (
          <ConflictNotice
            sides={differing([{ what: t("particulars.title"), mine: told(form.values), theirs: told(theirs.particulars) }])}
            unseen={t("particulars.alike")}
            busy={note.isPending}
            onTake={() => {
              form.setValues(theirs.particulars);
              note.reset();
            }}
            onKeep={() => {
              save(theirs.revision, form.values);
            }}
          />
        )}
        {note.isError && !theirs && <ProblemPanel error={note.error} faults={otherFaults(note.error, FIELDS)} />}
        <Select label={t("particulars.ageBand")} allowDeselect={false} data={AGES.map((value) => ({ value, label: tags("age", value) }))} {...form.getInputProps("ageBand")} />
        <Select label={t("particulars.complainant")} allowDeselect={false} data={COMPLAINANTS.map((value) => ({ value, label: tags("complainant", value) }))} {...form.getInputProps("complainant")} />
        <MultiSelect
          label={t("particulars.furtherSites")}
          description={t("particulars.furtherSitesHint")}
          searchable
          limit={50}
          maxValues={20}
          data={[...codes].map((code) => ({ value: code, label: siteName(code) }))}
          {...form.getInputProps("furtherSites")}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={note.isPending}>
            {t("particulars.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What only regulators want to know of a case; closed until somebody needs it. */
export function ParticularsBox({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const [open, setOpen] = useState(false);
  const query = useParticulars(complaint.id, open);
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Group justify="space-between">
        <Title order={2}>{t("particulars.title")}</Title>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t(open ? "particulars.hide" : "particulars.show")}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t("particulars.hint")}
      </Text>
      {open && <QueryView query={query}>{(noted) => <ParticularsForm key={noted.revision} complaint={complaint} noted={noted} />}</QueryView>}
    </Paper>
  );
}
