import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LoadMore } from "@/components/LoadMore";
import { ProblemPanel } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { StatusBadge } from "./badges";
import { useOtherCases } from "./api";

/** What else the same customer complained of, as far as the reader may see; nothing where there is nothing. */
export function OtherCases({ of }: { of: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { dateTime } = useFormats();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const query = useOtherCases(of);
  const cases = query.data ?? [];
  if (query.isError) {
    return <ProblemPanel error={query.error} />;
  }
  if (cases.length === 0) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="other-cases">
      <Title order={2} mb="sm" id="other-cases">
        {t("otherCases")}
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {cases.map((one) => (
          <li key={one.id}>
            <Group gap="xs">
              <Anchor component={Link} to={`/complaints/${one.id}`}>
                <bdi>{one.reference}</bdi>
              </Anchor>
              <StatusBadge status={one.status} />
            </Group>
            <Text dir="auto">{shown(one, "subject")}</Text>
            <Text size="sm" c="dimmed">
              <bdi>{siteName(one.site)}</bdi> · {dateTime(one.receivedAt, zoneOf(one.site))}
            </Text>
          </li>
        ))}
      </Stack>
      <LoadMore shown={cases.length} more={query.hasNextPage} loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
    </Paper>
  );
}
