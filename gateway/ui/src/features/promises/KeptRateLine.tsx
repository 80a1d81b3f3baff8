import { Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useKeptRate } from "./api";

/** How many promises were kept in time, of those that ended; nothing where none did. */
export function KeptRateLine({ site, dueBefore }: { site: string; dueBefore: string }) {
  const { t } = useTranslation("promises");
  const { number, percent, range } = useFormats();
  const { data, error } = useKeptRate({ site, dueBefore });
  if (error) {
    return <ProblemPanel error={error} />;
  }
  if (!data || data.rate === null || data.low === null || data.high === null) {
    return null;
  }
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={t("rate.label")}>
      <Text fw={600}>{t("rate.value", { rate: percent(data.rate), kept: number(data.kept), base: number(data.base) })}</Text>
      <Text size="sm" c="dimmed">
        {t("rate.interval", { range: range(data.low, data.high, "PROPORTION") })} · {t("rate.of")}
      </Text>
    </Paper>
  );
}
