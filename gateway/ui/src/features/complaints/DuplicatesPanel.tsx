import { Anchor, Button, Group, List, Modal, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, Duplicate } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { StatusBadge } from "./badges";
import { useDuplicates, useMerging } from "./duplicates";

/** Cases that may be the same matter, with what speaks for it; a person decides. */
export function DuplicatesPanel({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { dateTime, percent } = useFormats();
  const names = useNames();
  const { data, error } = useDuplicates(complaint);
  const merging = useMerging(complaint);
  const [chosen, setChosen] = useState<Duplicate | null>(null);
  if (error) {
    return <ProblemPanel error={error} />;
  }
  if (data === undefined || data.length === 0) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="xs">
        {t("duplicate.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("duplicate.hint")}
      </Text>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {data.map((one) => (
          <li key={one.id}>
            <Group gap="xs">
              <Anchor component={Link} to={`/complaints/${one.id}`}>
                <bdi>{one.reference}</bdi>
              </Anchor>
              <StatusBadge status={one.status} />
            </Group>
            <Text dir="auto">{shown(one, "subject")}</Text>
            <Text size="sm" c="dimmed">
              {dateTime(one.receivedAt, zone)} · {one.because.map((why) => names("complaints:duplicate.because", why)).join(", ")} · {t("duplicate.alike", { share: percent(one.similarity) })}
            </Text>
            <Button
              size="xs"
              variant="default"
              mt={4}
              onClick={() => {
                merging.reset();
                setChosen(one);
              }}
            >
              <bdi>{t("duplicate.merge", { reference: one.reference })}</bdi>
            </Button>
          </li>
        ))}
      </Stack>
      {chosen && (
        <Modal
          opened
          onClose={() => {
            setChosen(null);
          }}
          title={t("duplicate.merge", { reference: chosen.reference })}
          closeButtonProps={{ "aria-label": t("components:close") }}
        >
          <Stack gap="md">
            <List spacing="xs">
              {(["goes", "stays", "customer", "undo"] as const).map((what) => (
                <List.Item key={what}>{t(`duplicate.${what}`, { reference: complaint.reference, stays: chosen.reference })}</List.Item>
              ))}
            </List>
            {merging.isError && <ProblemPanel error={merging.error} />}
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  setChosen(null);
                }}
              >
                {t("components:cancel")}
              </Button>
              <Button
                data-autofocus
                loading={merging.isPending}
                onClick={() => {
                  // The newest version that is shown, after somebody else changed it meanwhile
                  merging.mutate(data.find(({ id }) => id === chosen.id) ?? chosen, {
                    onSuccess: () => {
                      setChosen(null);
                    },
                  });
                }}
              >
                {t("duplicate.go")}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Paper>
  );
}
