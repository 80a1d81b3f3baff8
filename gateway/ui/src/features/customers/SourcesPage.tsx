import { Alert, Button, Code, CopyButton, Group, Modal, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { Empty, ProblemPanel, QueryView } from "@/components/states";
import type { VisitSource, VisitSourceSecret } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSiteNames, useSites } from "@/lib/sites";
import { useCloseSource, useMakeSource, useRenewSource, useSources } from "./api";
import { CustomerTabs } from "./Tabs";

const FIELDS = ["code", "name", "sites"];

function SecretShown({ secret, onClose }: { secret: VisitSourceSecret; onClose: () => void }) {
  const { t } = useTranslation("customers");
  return (
    <Modal opened onClose={onClose} title={t("sources.secretTitle", { code: secret.code })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack>
        <Alert color="yellow" variant="outline" title={t("sources.once")}>
          {t("sources.onceText")}
        </Alert>
        {[secret.url, secret.secret].map((text) => (
          <Group key={text} wrap="nowrap">
            <Code block style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
              {text}
            </Code>
            <CopyButton value={text}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t("components:copied") : t("components:copy")}</Button>}</CopyButton>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}

function NewSource({ onMade, onClose }: { onMade: (secret: VisitSourceSecret) => void; onClose: () => void }) {
  const { t } = useTranslation("customers");
  const sites = useSites().data ?? [];
  const make = useMakeSource();
  const form = useForm({
    initialValues: { code: "", name: "", sites: [] as string[] },
    validate: { code: (code) => (/^[a-z0-9][a-z0-9-]{0,39}$/.test(code) ? null : t("sources.codeWrong")), name: (name) => (name.trim() === "" ? t("needed") : null) },
  });
  return (
    <Modal opened onClose={onClose} title={t("sources.add")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          make.mutate(values, {
            onSuccess: onMade,
            onError: (error) => {
              showErrors(form, fieldErrors(error, FIELDS));
            },
          });
        }, toFirstWrong(form))}
      >
        <Stack>
          {make.isError && <ProblemPanel error={make.error} faults={otherFaults(make.error, FIELDS)} />}
          <TextInput label={t("column.name")} required data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t("sources.code")} description={t("sources.codeHint")} required {...form.getInputProps("code")} inputWrapperOrder={["label", "input", "description", "error"]} />
          <MultiSelect label={t("column.sites")} placeholder={t("components:allSites")} searchable limit={100} data={sites.map((site) => ({ value: site.code, label: site.name }))} {...form.getInputProps("sites")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export default function SourcesPage() {
  const { t } = useTranslation("customers");
  const { dateTime, list } = useFormats();
  const siteName = useSiteNames();
  const query = useSources();
  const renew = useRenewSource();
  const close = useCloseSource();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<VisitSourceSecret | null>(null);
  const columns: Column<VisitSource>[] = [
    {
      id: "name",
      header: t("column.name"),
      cell: (row) => (
        <>
          {row.name}
          <span className="tp-sub">{row.code}</span>
        </>
      ),
    },
    { id: "sites", header: t("column.sites"), cell: (row) => (row.sites.length === 0 ? t("components:allSites") : list(row.sites.map(siteName))) },
    { id: "used", header: t("sources.lastUsed"), cell: (row) => (row.lastUsedAt ? dateTime(row.lastUsedAt) : "–") },
    { id: "state", header: t("column.state"), cell: (row) => (row.closedAt ? t("sources.closed") : t("sources.open")) },
    {
      id: "actions",
      header: t("actions"),
      cell: (row) =>
        row.closedAt ? null : (
          <Group gap="xs">
            <Button size="compact-xs" variant="default" onClick={() => { renew.mutate(row.code, { onSuccess: setSecret }); }}>
              {t("sources.renew")}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => { close.mutate(row.code); }}>
              {t("sources.close")}
            </Button>
          </Group>
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("tab.sources")}
        lead={t("sources.lead")}
        aside={
          <Button size="xs" leftSection={<PlusIcon size={15} />} onClick={() => { setAdding(true); }}>
            {t("sources.add")}
          </Button>
        }
      />
      <CustomerTabs />
      {(renew.error ?? close.error) && <ProblemPanel error={renew.error ?? close.error} />}
      <QueryView query={query}>{(sources) => (sources.length === 0 ? <Empty title={t("sources.empty")} text={t("sources.emptyText")} /> : <DataTable caption={t("tab.sources")} columns={columns} rows={sources} rowKey={(row) => row.code} />)}</QueryView>
      <Text size="sm" c="dimmed" mt="md">
        {t("sources.how")}
      </Text>
      {adding && <NewSource onClose={() => { setAdding(false); }} onMade={(made) => { setAdding(false); setSecret(made); }} />}
      {secret && <SecretShown secret={secret} onClose={() => { setSecret(null); }} />}
    </>
  );
}
