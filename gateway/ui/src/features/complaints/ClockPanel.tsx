import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CheckIcon, DashIcon, DownIcon, UpIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import type { CaseClock, ClockSpan, ComplaintDetail } from "@/lib/contract";
import { type Formats, useFormats } from "@/lib/format";
import { useClock } from "./api";

/** A deadline at midnight is told by the day that ends then. */
function useMoment(zone: string): { due: (at: string) => string; formats: Formats } {
  const { t } = useTranslation("complaints");
  const formats = useFormats();
  return { formats, due: (at) => (formats.endsDay(at, zone) ? t("endOfDay", { day: formats.lastDay(at, zone) }) : formats.dateTime(at, zone)) };
}

function useColumns(zone: string): Column<ClockSpan>[] {
  const { t } = useTranslation("complaints");
  const { dateTime } = useFormats();
  const what = ({ kind, name }: ClockSpan) => (name === null ? t(`clock.kind.${kind}`) : `${t(`clock.kind.${kind}`)}: ${name}`);
  const time = ({ minutes }: ClockSpan) => t("clock.time", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") });
  return [
    { id: "from", header: t("clock.column.from"), cell: (span) => dateTime(span.from, zone), csv: (span) => span.from },
    { id: "to", header: t("clock.column.to"), cell: (span) => dateTime(span.to, zone), csv: (span) => span.to },
    { id: "kind", header: t("clock.column.kind"), cell: (span) => <bdi>{what(span)}</bdi>, csv: what },
    {
      id: "counted",
      header: t("clock.column.counted"),
      cell: ({ counted }) => (
        <StateBadge tone={counted ? "good" : "quiet"} icon={counted ? <CheckIcon size={13} /> : <DashIcon size={13} />}>
          {counted ? t("clock.yes") : t("clock.no")}
        </StateBadge>
      ),
      csv: ({ counted }) => (counted ? t("clock.yes") : t("clock.no")),
    },
    { id: "time", header: t("clock.column.time"), align: "end", cell: time, csv: (span) => span.minutes },
  ];
}

function OneClock({ clock, again, zone, reference }: { clock: CaseClock; again: boolean; zone: string; reference: string }) {
  const { t } = useTranslation("complaints");
  const { due, formats } = useMoment(zone);
  const columns = useColumns(zone);
  const title = t(again ? "clock.clock.again" : `clock.clock.${clock.clock}`);
  const limit = t(`clock.limit.${clock.limit.unit}`, { count: clock.limit.count });
  const start = formats.dateTime(clock.startedAt, zone);
  return (
    <section aria-label={title}>
      <Group justify="space-between" align="flex-start">
        <Title order={3}>{title}</Title>
        <CsvButton name={`${reference}-${clock.clock.toLowerCase()}`} rows={() => csvOf(columns, clock.spans)} />
      </Group>
      <Text>
        {clock.dueAt === null
          ? t("clock.stopped", { limit, start, since: formats.dateTime(clock.stoppedAt ?? clock.startedAt, zone) })
          : t("clock.due", { limit, start, due: due(clock.dueAt) })}
      </Text>
      {clock.endedAt !== null && <Text>{t("clock.ended", { at: formats.dateTime(clock.endedAt, zone) })}</Text>}
      {clock.dueAt !== null && clock.dueAt !== clock.byCalendar && <Text c="dimmed">{t("clock.decided", { due: due(clock.byCalendar) })}</Text>}
      {clock.longer && <Text>{t("clock.longer", { limit: t(`clock.limit.${clock.longer.unit}`, { count: clock.longer.count }) })}</Text>}
      <Text size="sm" c="dimmed" mb="xs">
        {t("clock.counted", { time: t("clock.time", { hours: Math.floor(clock.countedMinutes / 60), minutes: String(clock.countedMinutes % 60).padStart(2, "0") }) })}
      </Text>
      <DataTable caption={t("clock.tableCaption", { clock: title })} columns={columns} rows={clock.spans} rowKey={(span) => span.from} />
      {clock.steps.length > 0 && (
        <>
          <Title order={4} mt="sm">
            {t("clock.stepsTitle")}
          </Title>
          <ul>
            {clock.steps.map(({ step, at, told }) => (
              <li key={step}>
                {t(`clock.step.${step}`)} – {t(told ? "clock.told" : "clock.planned", { at: formats.dateTime(at, zone) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Every minute of a case's clocks, for who asks why it is due then. Nobody pays for it who does not ask. */
export function ClockPanel({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const [shown, setShown] = useState(false);
  const query = useClock(complaint, shown);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="clock-title">
      <Group justify="space-between">
        <Title order={2} id="clock-title">
          {t("clock.title")}
        </Title>
        <Button
          variant="default"
          size="xs"
          aria-expanded={shown}
          rightSection={shown ? <UpIcon size={13} /> : <DownIcon size={13} />}
          onClick={() => {
            setShown(!shown);
          }}
        >
          {t(shown ? "clock.hide" : "clock.show")}
        </Button>
      </Group>
      {shown && (
        <QueryView query={query}>
          {({ clocks, timeZone }) => (
            <Stack gap="lg" mt="sm">
              <Text size="sm" c="dimmed">
                {t("clock.zone", { zone: timeZone })}
              </Text>
              {clocks.map((clock, index) => (
                <OneClock key={`${clock.clock} ${clock.startedAt}`} clock={clock} again={clock.clock === "RESOLVE" && index > 1} zone={zone} reference={complaint.reference} />
              ))}
            </Stack>
          )}
        </QueryView>
      )}
    </Paper>
  );
}
