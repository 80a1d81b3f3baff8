import { Button, Group, Paper, Select, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ComplaintDetail } from "@/lib/contract";
import { useSession } from "@/lib/session";
import { type Change, useAssignable } from "./api";
import { handlersFor } from "./model";

interface Props {
  complaint: ComplaintDetail;
  busy: boolean;
  onChange: (change: Change) => void;
}

export function OwnerBox({ complaint, busy, onChange }: Props) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  const { owner } = complaint;
  const staff = useAssignable().data;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("column.owner")}
      </Title>
      <Text mb="sm">{owner?.name ?? t("nobody")}</Text>
      <Group gap="xs" className="tp-no-print">
        {owner?.id !== user.id && (
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            onClick={() => {
              onChange({ kind: "owner", to: { id: user.id, name: user.name } });
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
              onChange({ kind: "owner", to: null });
            }}
          >
            {t("letGo")}
          </Button>
        )}
      </Group>
      {staff && (
        <Select
          mt="sm"
          className="tp-no-print"
          label={t("assign")}
          placeholder={t("choosePerson")}
          searchable
          limit={50}
          value={null}
          data={handlersFor(complaint.site, staff).map((person) => ({ value: person.id, label: person.name }))}
          onChange={(id) => {
            const person = staff.find((each) => each.id === id);
            if (person) {
              onChange({ kind: "owner", to: { id: person.id, name: person.name } });
            }
          }}
        />
      )}
    </Paper>
  );
}
