import { Button, Code, FileInput, Group, Modal, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { ImportResult } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useImportSites } from "./api";

const MOST_LINES = 200;

function Result({ result }: { result: ImportResult }) {
  const { t } = useTranslation("directory");
  const { number } = useFormats();
  return (
    <Stack gap="sm" role="status">
      <Text fw={600}>{t("import.result", { read: number(result.read), imported: number(result.imported), known: number(result.known), refused: number(result.refusedLines) })}</Text>
      {result.refused.length > 0 && (
        <>
          <Group justify="space-between">
            <Text size="sm">{t("import.refused")}</Text>
            <CsvButton name="refused-lines" rows={() => [[t("import.line"), t("import.reason")], ...result.refused.map((each) => [each.line, each.reason])]} />
          </Group>
          <Table withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={90}>
                  {t("import.line")}
                </Table.Th>
                <Table.Th scope="col">{t("import.reason")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {result.refused.slice(0, MOST_LINES).map((each) => (
                <Table.Tr key={`${each.line} ${each.reason}`}>
                  <Table.Td>{number(each.line)}</Table.Td>
                  <Table.Td>{each.reason}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Stack>
  );
}

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("directory");
  const [file, setFile] = useState<File | null>(null);
  const load = useImportSites();
  return (
    <Modal opened onClose={onClose} size="lg" title={t("import.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <Text size="sm">
          {t("import.columns")} <Code style={{ overflowWrap: "anywhere" }}>code,name,region,region_name,sector,peer_group,time_zone,languages,email,phone,address</Code>
        </Text>
        <FileInput label={t("import.file")} placeholder={t("import.choose")} accept=".csv,text/csv" value={file} onChange={setFile} clearable />
        {load.isError && <ProblemPanel error={load.error} />}
        {load.data && <Result result={load.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:close")}
          </Button>
          <Button
            disabled={file === null}
            loading={load.isPending}
            onClick={() => {
              void file?.text().then((text) => {
                load.mutate(text);
              });
            }}
          >
            {t("import.start")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
