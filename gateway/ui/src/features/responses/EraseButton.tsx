import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import { MANAGERS } from "@/lib/roles";
import { useErase } from "./api";

/** Cuts who it was out of one answer; whoever is in the register is erased there, with all their answers. */
export function EraseButton({ id }: { id: string }) {
  const { t } = useTranslation("responses");
  const [open, setOpen] = useState(false);
  const erase = useErase(id);
  const close = () => {
    setOpen(false);
    erase.reset();
  };
  return (
    <>
      <RoleButton
        needs={MANAGERS}
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("erase.action")}
      </RoleButton>
      <Modal opened={open} onClose={close} title={t("erase.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
        <Stack>
          {erase.isError && <ProblemPanel error={erase.error} />}
          <Text>{t("erase.text")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t("components:cancel")}
            </Button>
            <Button
              color="red"
              loading={erase.isPending}
              onClick={() => {
                erase.mutate(undefined, { onSuccess: close });
              }}
            >
              {t("erase.action")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
