import { Alert, Anchor, Button, Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNow } from "@/components/controls";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useMerging } from "./duplicates";
import { Timeline } from "./Timeline";

/** That a case is merged into another one, which goes on; for a day it can be taken back. */
export function MergedNotice({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const { dateTime } = useFormats();
  const now = useNow();
  const merging = useMerging(complaint);
  const { mergedInto, partableUntil } = complaint;
  if (mergedInto === null || partableUntil === null) {
    return null;
  }
  return (
    <>
      {merging.isError && <ProblemPanel error={merging.error} />}
      <Alert role="status" mb="md">
        <Group justify="space-between" gap="sm">
          <Text>
            {t("merged.into")}{" "}
            <Anchor component={Link} to={`/complaints/${mergedInto.id}`}>
              <bdi>{mergedInto.reference ?? t("one")}</bdi>
            </Anchor>
          </Text>
          {new Date(partableUntil).getTime() > now && (
            <Button
              size="xs"
              variant="default"
              loading={merging.isPending}
              onClick={() => {
                merging.mutate(null);
              }}
            >
              {t("merged.part", { until: dateTime(partableUntil, zone) })}
            </Button>
          )}
        </Group>
      </Alert>
    </>
  );
}

/** What the cases tell that are merged into this one. */
export function MergedCases({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  return complaint.merged.map((one) => (
    <Paper key={one.id} withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("merged.also")}{" "}
        <Anchor component={Link} to={`/complaints/${one.id}`} inherit>
          <bdi>{one.reference}</bdi>
        </Anchor>
      </Title>
      {!one.sameContact && (
        <Text size="sm" c="dimmed">
          {t("merged.apart")}
        </Text>
      )}
      <Text fw={600} dir="auto">
        {shown(one, "subject")}
      </Text>
      <p className="tp-prose tp-quote" dir="auto">
        {shown(one, "description")}
      </p>
      <Timeline entries={[...one.timeline].reverse()} zone={zone} site={complaint.site} complaint={one.id} masked={one.masked} />
    </Paper>
  ));
}
