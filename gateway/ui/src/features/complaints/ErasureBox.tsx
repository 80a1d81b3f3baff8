import { Alert, Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { MANAGERS, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useErasure, useScan } from "./api";
import { DialogBox } from "./DialogBox";
import { type ErasedWhen, erasedWhen } from "./model";

const WAITS: Record<ErasedWhen, "waits" | "waitsMerged" | "due"> = { SOON: "due", ENDED: "waits", OTHER_ENDED: "waitsMerged" };
const CUTS: Record<ErasedWhen, "once" | "onceMerged" | "soon"> = { SOON: "soon", ENDED: "once", OTHER_ENDED: "onceMerged" };

/** That the customer is to be erased, or was; a wrong click is taken back while it waits. */
export function ErasureNotice({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const { dateTime } = useFormats();
  const { user } = useSession();
  const erasure = useErasure(complaint);
  const known = complaint.erasure;
  if (known === null) {
    return null;
  }
  const { askedAt, doneAt, revocable } = known;
  return (
    <>
      {erasure.isError && <ProblemPanel error={erasure.error} />}
      <Alert role="status" mb="md">
        <Group justify="space-between" gap="sm">
          <Text>{doneAt === null ? t(`erasure.${WAITS[erasedWhen(complaint)]}`, { day: dateTime(askedAt, zone) }) : t("erasure.done", { day: dateTime(doneAt, zone) })}</Text>
          {revocable && hasAny(user, MANAGERS) && (
            <Button
              size="xs"
              variant="default"
              className="tp-no-print"
              loading={erasure.isPending}
              onClick={() => {
                erasure.mutate(false);
              }}
            >
              {t("erasure.back")}
            </Button>
          )}
        </Group>
      </Alert>
    </>
  );
}

/** What goes and what stays, before somebody says that it is meant. */
function ErasureDialog({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const erasure = useErasure(complaint);
  const scan = useScan(complaint).data;
  const { contact, response } = complaint;
  return (
    <Modal opened onClose={onClose} title={t("erasure.ask")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        {erasure.isError && <ProblemPanel error={erasure.error} />}
        {(contact !== null || complaint.masked.includes("contact")) && (
          <Alert color="yellow" variant="outline">
            {t("erasure.everywhere")}{" "}
            <Anchor component={Link} to={`/customers${contact ? `?q=${encodeURIComponent(contact.email)}` : ""}`} inherit>
              {t("erasure.toCustomers")}
            </Anchor>
          </Alert>
        )}
        <Text>{t("erasure.cut")}</Text>
        <Text>{t("erasure.stays")}</Text>
        {response !== null && (
          <Text>
            {t("erasure.answer")}{" "}
            <Anchor component={Link} to={`/responses/${response}`} inherit>
              {t("openResponse")}
            </Anchor>
          </Text>
        )}
        {scan && <Text>{t("erasure.scan")}</Text>}
        {complaint.merged.length > 0 && <Text>{t("erasure.merged")}</Text>}
        <Text>
          {t(`erasure.${CUTS[erasedWhen(complaint)]}`)} {t("erasure.undo")}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("components:cancel")}
          </Button>
          <Button
            color="red"
            loading={erasure.isPending}
            onClick={() => {
              erasure.mutate(true, { onSuccess: onClose });
            }}
          >
            {t("erasure.open")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Erases the customer of one case, whom the customers' register may not know; managers and head office do. */
export function ErasureBox({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  if (complaint.erasure !== null || !hasAny(user, MANAGERS)) {
    return null;
  }
  return (
    <DialogBox title={t("erasure.title")} lead={t("erasure.lead")} action={t("erasure.open")}>
      {(close) => <ErasureDialog complaint={complaint} onClose={close} />}
    </DialogBox>
  );
}
