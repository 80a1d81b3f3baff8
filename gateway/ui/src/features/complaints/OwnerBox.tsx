import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Facts } from "@/components/Facts";
import type { ComplaintDetail } from "@/lib/contract";
import { useSession } from "@/lib/session";
import type { Change } from "./api";
import { deskOf } from "./model";

interface Props {
  complaint: ComplaintDetail;
  busy: boolean;
  onChange: (change: Change) => void;
  onHand: () => void;
}

/** On whose desk the case lies. */
export function OwnerBox({ complaint, busy, onChange, onHand }: Props) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  const { unit, owner } = deskOf(complaint);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("desk")}
      </Title>
      <Facts
        items={[
          [t("unit"), unit ? <bdi key="unit">{unit.name}</bdi> : t("noUnit")],
          [t("column.owner"), <Text key="owner" span>{owner?.name ?? t("nobody")}</Text>],
        ]}
      />
      {complaint.mergedInto !== null ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t("merged.work")}
        </Text>
      ) : (
        <Group gap="xs" mt="sm" className="tp-no-print">
          {owner?.id !== user.id && (
            <Button
              variant="default"
              size="xs"
              disabled={busy}
              onClick={() => {
                onChange({ kind: "owner", to: { unit, owner: { id: user.id, name: user.name }, note: "" } });
              }}
            >
              {t("takeOver")}
            </Button>
          )}
          {owner && (
            <Button
              variant="default"
              size="xs"
              disabled={busy}
              onClick={() => {
                onChange({ kind: "owner", to: { unit, owner: null, note: "" } });
              }}
            >
              {t("letGo")}
            </Button>
          )}
          <Button variant="default" size="xs" disabled={busy} onClick={onHand}>
            {t("hand.open")}
          </Button>
        </Group>
      )}
    </Paper>
  );
}
