import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { Empty, ProblemPanel, QueryView } from "@/components/states";
import type { ApiKey } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSiteNames } from "@/lib/sites";
import { useApiKeys, useRevokeKey } from "./api";
import { KeyDialog } from "./KeyDialog";
import { DirectoryTabs } from "./Tabs";

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation("directory");
  const revoke = useRevokeKey();
  return (
    <Modal opened onClose={onClose} title={t("revokeName", { name: apiKey.name })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {revoke.isError && <ProblemPanel error={revoke.error} />}
      <Text mb="md">{t("revokeWarning")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("components:cancel")}
        </Button>
        <Button
          color="red"
          loading={revoke.isPending}
          onClick={() => {
            revoke.mutate(apiKey.id, { onSuccess: onClose });
          }}
        >
          {t("revoke")}
        </Button>
      </Group>
    </Modal>
  );
}

export default function ApiKeysPage() {
  const { t } = useTranslation("directory");
  const { date, commas } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const query = useApiKeys();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const columns: Column<ApiKey>[] = [
    { id: "name", header: t("column.name"), cell: (key) => (
      <>
        <strong>{key.name}</strong>
        <span className="tp-sub">{key.hint}…</span>
      </>
    ) },
    { id: "role", header: t("column.roles"), cell: (key) => names("role", key.role) },
    { id: "sites", header: t("column.sites"), cell: (key) => (key.sites === "*" ? t("everywhere") : commas(key.sites.map(siteName))) },
    { id: "createdAt", header: t("column.created"), cell: (key) => date(key.createdAt) },
    { id: "lastUsedAt", header: t("column.lastUsed"), cell: (key) => (key.lastUsedAt ? date(key.lastUsedAt) : t("neverUsed")) },
    { id: "expiresAt", header: t("column.expires"), cell: (key) => (key.expiresAt ? date(key.expiresAt) : t("never")) },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (key) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("revokeName", { name: key.name })}
          onClick={() => {
            setRevoking(key);
          }}
        >
          {t("revoke")}
        </Button>
      ),
    },
  ];
  const add = (
    <Button
      size="xs"
      leftSection={<PlusIcon size={15} />}
      onClick={() => {
        setCreating(true);
      }}
    >
      {t("newKey")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("tab.keys")} lead={t("keysLead")} aside={add} />
      <DirectoryTabs />
      <QueryView query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <Empty title={t("noKeys.title")} text={t("noKeys.text")} />
          ) : (
            <DataTable caption={t("tab.keys")} columns={columns} rows={keys} rowKey={(key) => key.id} />
          )
        }
      </QueryView>
      {creating && (
        <KeyDialog
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onClose={() => {
            setRevoking(null);
          }}
        />
      )}
    </>
  );
}
