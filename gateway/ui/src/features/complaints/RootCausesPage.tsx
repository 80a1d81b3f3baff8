import { Button, Group, Modal, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { RootCause } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useLanguageName } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useKeepRootCause, useRootCauseName, useRootCauses } from "./corrective";
import { LETTER_LANGUAGES } from "./model";

const NEW: RootCause = { code: "", names: {}, retired: false, revision: 0 };
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

function CauseDialog({ cause, onClose }: { cause: RootCause; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const languageName = useLanguageName();
  const keep = useKeepRootCause();
  const form = useForm({
    initialValues: { code: cause.code, retired: cause.retired, names: Object.fromEntries(LETTER_LANGUAGES.map((language) => [language, cause.names[language] ?? ""])) },
    validate: {
      code: (code) => (CODE.test(code) ? null : t("causes.codeWrong")),
      names: { en: (name) => (name.trim() === "" ? t("corrective.needed") : null) },
    },
  });
  return (
    <Modal opened onClose={onClose} title={t(cause.revision === 0 ? "causes.new" : "causes.change")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ code, retired, names }) => {
          const told = Object.fromEntries(Object.entries({ ...cause.names, ...names }).flatMap(([language, name]) => (name.trim() === "" ? [] : [[language, name.trim()]])));
          keep.mutate(
            { code, retired, names: told, revision: cause.revision },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, ["code"]));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {keep.isError && <ProblemPanel error={keep.error} faults={otherFaults(keep.error, ["code"])} />}
          <TextInput label={t("causes.code")} description={t("causes.codeHint")} required readOnly={cause.revision > 0} maxLength={40} {...form.getInputProps("code")} />
          {LETTER_LANGUAGES.map((language) => (
            <TextInput key={language} label={t("causes.name", { language: languageName(language) })} required={language === "en"} maxLength={80} {...form.getInputProps(`names.${language}`)} />
          ))}
          <Switch label={t("causes.retired")} {...form.getInputProps("retired", { type: "checkbox" })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={keep.isPending}>
              {t("corrective.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The catalogue of root causes, as the organisation names them. */
export default function RootCausesPage() {
  const { t } = useTranslation("complaints");
  const query = useRootCauses();
  const nameOf = useRootCauseName();
  const [opened, setOpened] = useState<RootCause | null>(null);
  const columns: Column<RootCause>[] = [
    { id: "name", header: t("causes.column.name"), cell: ({ code }) => nameOf(code) },
    { id: "code", header: t("causes.code"), cell: ({ code }) => code },
    { id: "state", header: t("causes.column.state"), cell: ({ retired }) => t(retired ? "causes.isRetired" : "causes.isOffered") },
    {
      id: "change",
      header: t("causes.column.change"),
      cell: (cause) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t("causes.changeOne", { name: nameOf(cause.code) })}
          onClick={() => {
            setOpened(cause);
          }}
        >
          {t("causes.change")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("causes.title")}
        lead={t("causes.lead")}
        back={{ to: "/complaints", label: t("title") }}
        aside={
          <Button
            size="xs"
            leftSection={<PlusIcon size={15} />}
            onClick={() => {
              setOpened(NEW);
            }}
          >
            {t("causes.new")}
          </Button>
        }
      />
      <QueryView query={query}>{(causes) => <DataTable caption={t("causes.title")} columns={columns} rows={causes} rowKey={({ code }) => code} />}</QueryView>
      {opened && (
        <CauseDialog
          cause={opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}
