import { Anchor, Button, Code, FileInput, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useImport, useImportVisits } from "./api";

/** Visits out of a file; they are entered in the background, so the dialog may be closed. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("customers");
  const { number } = useFormats();
  const [file, setFile] = useState<File | null>(null);
  const load = useImportVisits();
  const run = useImport(load.data?.id).data;
  return (
    <Modal opened onClose={onClose} size="lg" title={t("import.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <Text size="sm">
          {t("import.columns")} <Code style={{ overflowWrap: "anywhere" }}>reference,site,customer_type,kind,name,email,phone,country,language,consent_source,consent_at,link_answers,referred_by,visited_at</Code>
        </Text>
        <FileInput label={t("import.file")} placeholder={t("import.choose")} accept=".csv,text/csv" value={file} onChange={setFile} clearable />
        {load.isError && <ProblemPanel error={load.error} />}
        {run && (
          <Stack gap="xs" role="status">
            <Text fw={600}>{t(`import.state.${run.state}`)}</Text>
            {run.total !== null && run.total > 0 && <Progress value={(100 * run.read) / run.total} aria-label={t("import.title")} />}
            <Text size="sm">{t("import.result", { read: number(run.read), imported: number(run.imported), known: number(run.known), refused: number(run.refused) })}</Text>
            {run.error && <Text size="sm">{run.error}</Text>}
            {run.refused > 0 && (
              <Anchor size="sm" href={`/api/feedback/imports/${run.id}/refused`} download>
                {t("import.refused")}
              </Anchor>
            )}
          </Stack>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:close")}
          </Button>
          <Button
            disabled={file === null || load.isSuccess}
            loading={load.isPending}
            onClick={() => {
              if (file) {
                load.mutate(file);
              }
            }}
          >
            {t("import.start")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
