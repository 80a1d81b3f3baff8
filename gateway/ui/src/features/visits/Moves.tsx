import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { Role, SiteVisit } from "@/lib/contract";
import { MANAGERS } from "@/lib/roles";
import { useCancelVisit, useRenewLink } from "./api";
import { ChangeDialog } from "./ChangeDialog";
import { LinkShown } from "./LinkShown";
import { type VisitMove, movesOf } from "./model";

const HEAD_OFFICE: readonly Role[] = ["HEAD_OFFICE"];

interface DialogProps {
  visit: SiteVisit;
  onClose: () => void;
}

function CancelDialog({ visit, onClose }: DialogProps) {
  const { t } = useTranslation("visits");
  const cancel = useCancelVisit(visit);
  return (
    <Modal opened onClose={onClose} title={t("cancel.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {cancel.isError && <ProblemPanel error={cancel.error} />}
      <Text mb="md">{t(visit.state === "STARTED" ? "cancel.started" : "cancel.text")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("cancel.keep")}
        </Button>
        <Button color="red" loading={cancel.isPending} onClick={() => { cancel.mutate(undefined, { onSuccess: onClose }); }}>
          {t("cancel.title")}
        </Button>
      </Group>
    </Modal>
  );
}

function LinkDialog({ visit, onClose }: DialogProps) {
  const { t } = useTranslation("visits");
  const renew = useRenewLink(visit);
  return (
    <Modal opened onClose={onClose} title={t("link.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {renew.data ? (
        <LinkShown shopper={visit.shopper?.name ?? ""} link={renew.data} onClose={onClose} />
      ) : (
        <>
          {renew.isError && <ProblemPanel error={renew.error} />}
          <Text mb="md">{t("link.text")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button loading={renew.isPending} onClick={() => { renew.mutate(); }} data-autofocus>
              {t("link.make")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

/** What can still be done with a visit, by those who may plan such a one. */
export function Moves({ visit, zone }: { visit: SiteVisit; zone: string }) {
  const { t } = useTranslation("visits");
  const [opened, setOpened] = useState<VisitMove | null>(null);
  const needs = visit.method === "MYSTERY_VISIT" ? HEAD_OFFICE : MANAGERS;
  const words = { change: t("change"), link: t("link.title"), cancel: t("cancel.title") };
  const close = () => {
    setOpened(null);
  };
  return (
    <>
      {movesOf(visit).map((move) => (
        <RoleButton key={move} needs={needs} size="xs" variant="default" onClick={() => { setOpened(move); }}>
          {words[move]}
        </RoleButton>
      ))}
      {opened === "change" && <ChangeDialog visit={visit} zone={zone} onClose={close} />}
      {opened === "cancel" && <CancelDialog visit={visit} onClose={close} />}
      {opened === "link" && <LinkDialog visit={visit} onClose={close} />}
    </>
  );
}
