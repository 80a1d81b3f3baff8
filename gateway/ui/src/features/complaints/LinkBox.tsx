import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { OnceShown } from "@/components/OnceShown";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { DialogBox } from "./DialogBox";
import { useRenewLink } from "./letters";

function LinkDialog({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const renew = useRenewLink(complaint.id);
  return (
    <Modal opened onClose={onClose} title={t("link.renew")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {renew.data?.trackingUrl ? (
        <OnceShown label={t("link.handOver")} secret={renew.data.trackingUrl} onClose={onClose} />
      ) : (
        <Stack gap="md">
          {renew.isError && <ProblemPanel error={renew.error} />}
          <Text role={renew.isSuccess ? "status" : undefined}>{t(renew.isSuccess ? "link.mailed" : complaint.contact ? "link.askMail" : "link.askHand")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t(renew.isSuccess ? "components:close" : "components:cancel")}
            </Button>
            {!renew.isSuccess && (
              <Button
                loading={renew.isPending}
                onClick={() => {
                  renew.mutate();
                }}
              >
                {t("link.go")}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** A new link to the tracking page for a customer whose link is lost or in wrong hands. */
export function LinkBox({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const merged = complaint.mergedInto !== null;
  return (
    <DialogBox title={t("link.title")} lead={t(merged ? "merged.work" : "link.lead")} action={merged ? undefined : t("link.renew")}>
      {(close) => <LinkDialog complaint={complaint} onClose={close} />}
    </DialogBox>
  );
}
