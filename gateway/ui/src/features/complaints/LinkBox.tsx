import { Button, Group, Modal, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OnceShown } from "@/components/OnceShown";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { useRenewLink } from "./letters";

/** A new link to the tracking page for a customer whose link is lost or in wrong hands. */
export function LinkBox({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const [open, setOpen] = useState(false);
  const renew = useRenewLink(complaint.id);
  const close = () => {
    setOpen(false);
    renew.reset();
  };
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="xs">
        {t("link.title")}
      </Title>
      <Text c="dimmed" size="sm">
        {t(complaint.mergedInto === null ? "link.lead" : "merged.work")}
      </Text>
      {complaint.mergedInto === null && (
        <Button
          mt="sm"
          variant="default"
          size="xs"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t("link.renew")}
        </Button>
      )}
      {open && (
        <Modal opened onClose={close} title={t("link.renew")} closeButtonProps={{ "aria-label": t("components:close") }}>
          {renew.data?.trackingUrl ? (
            <OnceShown label={t("link.handOver")} secret={renew.data.trackingUrl} onClose={close} />
          ) : (
            <Stack gap="md">
              {renew.isError && <ProblemPanel error={renew.error} />}
              <Text role={renew.isSuccess ? "status" : undefined}>{t(renew.isSuccess ? "link.mailed" : complaint.contact ? "link.askMail" : "link.askHand")}</Text>
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
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
      )}
    </Paper>
  );
}
