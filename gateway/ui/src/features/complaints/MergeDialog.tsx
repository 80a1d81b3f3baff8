import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, Duplicate } from "@/lib/contract";
import { useShown } from "@/lib/masked";
import type { useMerging } from "./duplicates";

/** The case that another one is merged into. */
export type Staying = Pick<Duplicate, "id" | "reference" | "subject" | "revision" | "masked">;

interface Props {
  complaint: ComplaintDetail;
  stays: Staying;
  merging: ReturnType<typeof useMerging>;
  onClose: () => void;
}

/** What merging does, before somebody does it. */
export function MergeDialog({ complaint, stays, merging, onClose }: Props) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  return (
    <Modal opened onClose={onClose} title={t("duplicate.merge", { reference: stays.reference })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <Text fw={600} dir="auto">
          {shown(stays, "subject")}
        </Text>
        <List spacing="xs">
          {(["goes", "stays", "customer", "undo"] as const).map((what) => (
            <List.Item key={what}>{t(`duplicate.${what}`, { reference: complaint.reference, stays: stays.reference })}</List.Item>
          ))}
        </List>
        {merging.isError && <ProblemPanel error={merging.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:cancel")}
          </Button>
          <Button
            data-autofocus
            loading={merging.isPending}
            onClick={() => {
              merging.mutate(stays, { onSuccess: onClose });
            }}
          >
            {t("duplicate.go")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
