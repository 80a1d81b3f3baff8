import { Button, Group, Modal, Text } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import type { DraftSaving } from "./saving";

/** Holds a person back while something is not saved; what can still be saved is, and then they go on. */
export function LeaveGuard({ saving }: { saving: DraftSaving }) {
  const { t } = useTranslation("questionnaires");
  const unsaved = saving.state !== "saved";
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  const { saveNow, state } = saving;
  const blocked = blocker.state === "blocked";

  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const hold = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", hold);
    return () => {
      window.removeEventListener("beforeunload", hold);
    };
  }, [unsaved]);

  useEffect(() => {
    if (blocked && state === "saved") {
      blocker.proceed();
    } else if (blocked && state === "waiting") {
      saveNow();
    }
  }, [blocked, state, blocker, saveNow]);

  if (!blocked || state === "saved") {
    return null;
  }
  return (
    <Modal
      opened
      title={t("leave.title")}
      closeButtonProps={{ "aria-label": t("components:close") }}
      onClose={() => {
        blocker.reset();
      }}
    >
      <Text mb="md">{state === "refused" || state === "conflict" ? t("leave.refused") : t("leave.saving")}</Text>
      <Group justify="flex-end">
        <Button
          variant="default"
          onClick={() => {
            blocker.proceed();
          }}
        >
          {t("leave.anyway")}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            blocker.reset();
          }}
        >
          {t("leave.stay")}
        </Button>
      </Group>
    </Modal>
  );
}
