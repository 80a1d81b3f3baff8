import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { RoleButton } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import { useDiscard } from "./api";
import { WRITERS } from "./roles";

interface Props {
  id: string;
  revision: number;
  disabled: boolean;
  hasPublished: boolean;
}

export function DiscardButton({ id, revision, disabled, hasPublished }: Props) {
  const { t } = useTranslation("questionnaires");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useDiscard(id);
  const go = async () => {
    try {
      await discard.mutateAsync(revision);
    } catch {
      return; // shown in the dialog
    }
    await navigate("/questionnaires");
  };
  return (
    <>
      <RoleButton
        needs={WRITERS}
        variant="default"
        size="xs"
        disabled={disabled}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("discard.button")}
      </RoleButton>
      {asking && (
        <Modal
          opened
          title={t("discard.title")}
          closeButtonProps={{ "aria-label": t("components:close") }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {discard.isError && <ProblemPanel error={discard.error} />}
          <Text mb="md">{hasPublished ? t("discard.text") : t("discard.whole")}</Text>
          <Group justify="flex-end">
            <Button
              variant="default"
              data-autofocus
              onClick={() => {
                setAsking(false);
              }}
            >
              {t("components:cancel")}
            </Button>
            <Button color="red" loading={discard.isPending} onClick={() => void go()}>
              {t("discard.confirm")}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
