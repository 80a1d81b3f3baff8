import { Anchor, Button, FileInput, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel, QueryView } from "@/components/states";
import type { CaseFile, ComplaintDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { otherFaults } from "@/lib/problem";
import { useAddFile, useFiles, useShareFile } from "./letters";

const KILOBYTE = 1024;

function FileLine({ complaint, file, zone }: { complaint: string; file: CaseFile; zone: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { dateTime, number } = useFormats();
  const names = useNames();
  const share = useShareFile(complaint);
  return (
    <li>
      <Anchor href={`/api/complaints/${complaint}/files/${file.id}`} download>
        <bdi>{shown(file, "name")}</bdi>
      </Anchor>
      <Text size="sm" c="dimmed">
        {t("files.about", { size: number(Math.max(1, Math.round(file.size / KILOBYTE))), at: dateTime(file.addedAt, zone), who: file.fromCustomer ? names("actor", "Customer") : file.addedBy })}
      </Text>
      {!file.fromCustomer && (
        <Switch
          size="xs"
          className="tp-no-print"
          label={t("files.shared")}
          aria-label={t("files.sharedOf", { name: shown(file, "name") })}
          checked={file.shared}
          disabled={share.isPending}
          onChange={(event) => {
            share.mutate({ file: file.id, shared: event.currentTarget.checked });
          }}
        />
      )}
      {share.isError && <ProblemPanel error={share.error} />}
    </li>
  );
}

/** Photos and documents of a case: what the customer sent, and what colleagues add. */
export function FilesBox({ complaint: { id }, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const query = useFiles(id);
  const add = useAddFile(id);
  const [file, setFile] = useState<File | null>(null);
  const [shared, setShared] = useState(false);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("files.title")}
      </Title>
      <QueryView query={query}>
        {(files) =>
          files.length === 0 ? (
            <Text c="dimmed">{t("files.none")}</Text>
          ) : (
            <ul className="tp-plain-list">
              {files.map((one) => (
                <FileLine key={one.id} complaint={id} file={one} zone={zone} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <form
        className="tp-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) {
            add.mutate(
              { file, shared },
              {
                onSuccess: () => {
                  setFile(null);
                  setShared(false);
                },
              },
            );
          }
        }}
      >
        <Stack gap="xs" mt="sm">
          {add.isError && <ProblemPanel error={add.error} faults={otherFaults(add.error, [])} />}
          <FileInput label={t("files.add")} description={t("files.hint")} placeholder={t("files.choose")} accept="image/jpeg,image/png,application/pdf" value={file} onChange={setFile} clearable />
          <Group justify="space-between">
            <Switch
              label={t("files.shared")}
              checked={shared}
              onChange={(event) => {
                setShared(event.currentTarget.checked);
              }}
            />
            <Button type="submit" size="xs" variant="default" disabled={file === null} loading={add.isPending}>
              {t("files.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
