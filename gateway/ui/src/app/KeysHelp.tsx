import { Kbd, Modal, Table } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useKey } from "@/lib/keys";

const HELP = ["?"] as const;

const KEYS = [
  ["Ctrl K", "palette"],
  ["/", "search"],
  ["j", "next"],
  ["k", "previous"],
  ["Enter", "open"],
  ["?", "help"],
] as const;

export function KeysHelp() {
  const { t } = useTranslation("app");
  const [opened, help] = useDisclosure();
  useKey(HELP, useCallback(() => { help.open(); }, [help]));
  return (
    <Modal opened={opened} onClose={help.close} title={t("keys.title")} closeButtonProps={{ "aria-label": t("keys.close") }}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([key, name]) => (
            <Table.Tr key={key}>
              <Table.Td w={110}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{t(`keys.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
