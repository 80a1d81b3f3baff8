import { Kbd, Modal, Table } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useKey } from "@/lib/keys";

const HELP = ["?"] as const;

const KEYS = [
  ["Ctrl K", "palette"],
  ["/", "search"],
  ["j", "next"],
  ["k", "previous"],
  ["Enter", "open"],
  ["a", "take"],
  ["x", "select"],
  ["r", "reply"],
  ["?", "help"],
] as const;

/** Its words are fetched when somebody asks. */
function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("tags");
  return (
    <Modal opened onClose={onClose} title={t("keys.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
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

export function KeysHelp() {
  const [opened, help] = useDisclosure();
  useKey(HELP, useCallback(() => { help.open(); }, [help]));
  return (
    opened && (
      <Suspense fallback={null}>
        <Keys onClose={help.close} />
      </Suspense>
    )
  );
}
