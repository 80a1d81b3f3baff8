import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { StatusBadge } from "./badges";
import { useDuplicates, useMerging } from "./duplicates";
import { MergeByNumber } from "./MergeByNumber";
import { MergeDialog, type Staying } from "./MergeDialog";

/** Cases that may be the same matter, with what speaks for it; a person decides. */
export function DuplicatesPanel({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { dateTime, percent } = useFormats();
  const names = useNames();
  const { data, error } = useDuplicates(complaint);
  const merging = useMerging(complaint);
  const [chosen, setChosen] = useState<Staying | null>(null);
  if (error) {
    return <ProblemPanel error={error} />;
  }
  if (data === undefined || complaint.mergedInto !== null) {
    return null;
  }
  const choose = (stays: Staying) => {
    merging.reset();
    setChosen(stays);
  };
  // The newest version that is shown, after somebody else changed it meanwhile
  const stays = data.find(({ id }) => id === chosen?.id) ?? chosen;
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="xs">
        {t(data.length > 0 ? "duplicate.title" : "duplicate.none")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("duplicate.hint")}
      </Text>
      <Stack gap="sm" component="ul" p={0} m={0} mb={data.length > 0 ? "md" : 0} style={{ listStyle: "none" }}>
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
                choose(one);
              }}
            >
              <bdi>{t("duplicate.merge", { reference: one.reference })}</bdi>
            </Button>
          </li>
        ))}
      </Stack>
      <MergeByNumber complaint={complaint} onFound={choose} />
      {stays && (
        <MergeDialog
          complaint={complaint}
          stays={stays}
          merging={merging}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Paper>
  );
}
