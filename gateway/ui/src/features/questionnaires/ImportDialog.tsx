import { Anchor, Button, Code, FileInput, Group, Modal, Paper, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CsvButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import { type FieldFault, faultBeside, problemOf } from "@/lib/problem";
import { useImport } from "./api";
import { SCHEMA } from "./export";

function Faults({ faults }: { faults: readonly FieldFault[] }) {
  const { t } = useTranslation("questionnaires");
  return (
    <Paper withBorder p="sm" role="alert" className="tp-problem">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t("import.faults", { count: faults.length })}</Text>
        <CsvButton name="faults" rows={() => [[t("import.path"), t("import.fault")], ...faults.map((fault) => [fault.field, faultBeside(fault)])]} />
      </Group>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("import.path")}</Table.Th>
            <Table.Th scope="col">{t("import.fault")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map((fault) => (
            <Table.Tr key={`${fault.field} ${fault.reason}`}>
              <Table.Td>
                <Code dir="ltr" style={{ overflowWrap: "anywhere" }}>
                  {fault.field || "–"}
                </Code>
              </Table.Td>
              <Table.Td>{faultBeside(fault)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

/** Takes a file of the published JSON Schema as a draft, or says path by path what is wrong with it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("questionnaires");
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const load = useImport();
  const faults = load.isError ? (problemOf(load.error).errors ?? []) : [];
  const start = async (chosen: File) => {
    setBroken(null);
    let document: unknown;
    try {
      document = JSON.parse(await chosen.text());
    } catch (error) {
      load.reset();
      setBroken(error instanceof Error ? error.message : String(error));
      return;
    }
    try {
      const draft = await load.mutateAsync(document);
      await navigate(`/questionnaires/${draft.id}`);
    } catch {
      // shown by the dialog
    }
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t("import.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <Text size="sm">
          {t("import.text")}{" "}
          <Anchor href={SCHEMA} target="_blank" rel="noreferrer" size="sm">
            {t("import.schema")}
          </Anchor>
        </Text>
        <FileInput
          label={t("import.file")}
          placeholder={t("import.choose")}
          accept=".json,application/json"
          value={file}
          onChange={setFile}
          clearable
          clearButtonProps={{ "aria-label": t("clear", { field: t("import.file") }) }}
          error={broken === null ? undefined : t("import.noJson", { detail: broken })}
        />
        {faults.length > 0 ? <Faults faults={faults} /> : load.isError && <ProblemPanel error={load.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:close")}
          </Button>
          <Button
            disabled={file === null}
            loading={load.isPending}
            onClick={() => {
              if (file) {
                void start(file);
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
