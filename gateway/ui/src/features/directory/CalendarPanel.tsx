import { ActionIcon, Button, Group, Paper, Select, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton } from "@/components/controls";
import { CrossIcon, PlusIcon } from "@/components/icons";
import { Loading, ProblemPanel, QueryView } from "@/components/states";
import type { Role, Site, WorkingCalendar } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { faultBeside, hasStatus, problemOf } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useCalendar, useHolidayCountries, useHolidays, useSaveCalendar } from "./api";
import { type CalendarValues, DAYS, type Day, draftOfCalendar, faultsOf, pathOf, valuesOfCalendar } from "./calendar";

const WRITERS: readonly Role[] = ["HEAD_OFFICE"];

type Form = Pick<UseFormReturnType<CalendarValues>, "values" | "getInputProps" | "insertListItem" | "removeListItem" | "setFieldValue">;

function DayRow({ day, form, readOnly }: { day: Day; form: Form; readOnly: boolean }) {
  const { t } = useTranslation("directory");
  const places = form.values.opening.flatMap((opening, index) => (opening.day === day ? [index] : []));
  const name = t(`calendar.day.${day}`);
  return (
    <div role="group" aria-label={name} className="tp-calendar-day">
      <Text fw={600} miw={110} pt={6}>
        {name}
      </Text>
      <Stack gap="xs">
        {places.length === 0 && (
          <Text c="dimmed" pt={6}>
            {t("calendar.closed")}
          </Text>
        )}
        {places.map((index, place) => (
          <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              w={96}
              aria-label={t("calendar.opens", { day: name, number: place + 1 })}
              placeholder="08:00"
              inputMode="numeric"
              readOnly={readOnly}
              {...form.getInputProps(`opening.${index}.from`)}
            />
            <Text pt={6} aria-hidden>
              –
            </Text>
            <TextInput
              w={96}
              aria-label={t("calendar.closes", { day: name, number: place + 1 })}
              placeholder="18:00"
              inputMode="numeric"
              readOnly={readOnly}
              {...form.getInputProps(`opening.${index}.to`)}
            />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                mt={2}
                aria-label={t("calendar.removeHours", { day: name, number: place + 1 })}
                onClick={() => {
                  form.removeListItem("opening", index);
                }}
              >
                <CrossIcon size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            leftSection={<PlusIcon size={13} />}
            aria-label={t("calendar.addHoursOn", { day: name })}
            onClick={() => {
              form.insertListItem("opening", { day, from: places.length === 0 ? "08:00" : "", to: places.length === 0 ? "18:00" : "" });
            }}
          >
            {t("calendar.addHours")}
          </Button>
        )}
      </Stack>
    </div>
  );
}

function Holidays({ country, region }: { country: string; region: string }) {
  const { t } = useTranslation("directory");
  const { date } = useFormats();
  const query = useHolidays(country, region);
  return (
    <QueryView query={query} loading={<Loading rows={3} />}>
      {({ next }) => (
        <Table captionSide="top" maw={460}>
          <Table.Caption>{t("calendar.next")}</Table.Caption>
          <Table.Tbody>
            {next.map((holiday) => (
              <Table.Tr key={holiday.date}>
                <Table.Td>{date(holiday.date)}</Table.Td>
                <Table.Td>
                  <bdi>{holiday.name}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </QueryView>
  );
}

function HolidayFields({ form, readOnly }: { form: Form; readOnly: boolean }) {
  const { t, i18n } = useTranslation("directory");
  const { country, holidayRegion } = form.values;
  const countries = useHolidayCountries();
  const regions = useHolidays(country, "").data?.regions ?? [];
  const names = useMemo(() => new Intl.DisplayNames(i18n.language, { type: "region" }), [i18n.language]);
  const options = useMemo(
    () => (countries.data ?? []).map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [countries.data, names, i18n.language],
  );
  return (
    <>
      <div className="tp-fields">
        <Select
          label={t("calendar.country")}
          description={t("calendar.countryHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          searchable
          clearable={!readOnly}
          readOnly={readOnly}
          data={options}
          {...form.getInputProps("country")}
          value={country === "" ? null : country}
          onChange={(chosen) => {
            form.setFieldValue("country", chosen ?? "");
            form.setFieldValue("holidayRegion", "");
          }}
        />
        {(regions.length > 0 || holidayRegion !== "") && (
          <Select
            label={t("calendar.region")}
            searchable
            clearable={!readOnly}
            readOnly={readOnly}
            data={regions.map(({ code, name }) => ({ value: code, label: name }))}
            {...form.getInputProps("holidayRegion")}
            value={holidayRegion === "" ? null : holidayRegion}
            onChange={(chosen) => {
              form.setFieldValue("holidayRegion", chosen ?? "");
            }}
          />
        )}
      </div>
      {country !== "" && <Holidays country={country} region={holidayRegion} />}
    </>
  );
}

function Closures({ form, readOnly }: { form: Form; readOnly: boolean }) {
  const { t } = useTranslation("directory");
  return (
    <Stack gap="xs">
      {form.values.closures.length === 0 && <Text c="dimmed">{t("calendar.noClosures")}</Text>}
      {form.values.closures.map((_, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput type="date" label={t("calendar.date")} readOnly={readOnly} {...form.getInputProps(`closures.${index}.date`)} />
          <TextInput flex={1} maw={360} label={t("calendar.reason")} maxLength={120} readOnly={readOnly} {...form.getInputProps(`closures.${index}.name`)} />
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              mb={4}
              aria-label={t("calendar.removeClosure", { number: index + 1 })}
              onClick={() => {
                form.removeListItem("closures", index);
              }}
            >
              <CrossIcon size={14} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<PlusIcon size={13} />}
          onClick={() => {
            form.insertListItem("closures", { date: "", name: "" });
          }}
        >
          {t("calendar.addClosure")}
        </Button>
      )}
    </Stack>
  );
}

function CalendarForm({ site, calendar, onReload }: { site: Site; calendar: WorkingCalendar; onReload: () => void }) {
  const { t } = useTranslation("directory");
  const { user } = useSession();
  const readOnly = !hasAny(user, WRITERS);
  const save = useSaveCalendar(site.code);
  const form = useForm<CalendarValues>({
    initialValues: valuesOfCalendar(calendar),
    validate: (values) => ({
      ...(values.opening.length === 0 ? { opening: t("calendar.never") } : {}),
      ...Object.fromEntries(Object.entries(faultsOf(values)).map(([path, wrong]) => [path, t(wrong)])),
    }),
  });
  const conflict = hasStatus(save.error, 412);
  const refused = save.isError && !conflict ? (problemOf(save.error).errors ?? []) : [];
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        save.mutate(
          { revision: calendar.revision, draft: draftOfCalendar(values) },
          {
            onSuccess: () => {
              notifications.show({ message: t("calendar.saved", { name: site.name }) });
            },
            onError: (error) => {
              showErrors(form, Object.fromEntries((problemOf(error).errors ?? []).map((fault) => [pathOf(fault.field), faultBeside(fault)])));
            },
          },
        );
      }, toFirstWrong(form))}
    >
      {conflict && (
        <Paper withBorder p="md" mb="md" role="alert" className="tp-problem">
          <Title order={3}>{t("calendar.conflict")}</Title>
          <Text mb="sm">{t("calendar.conflictText")}</Text>
          <Button variant="default" onClick={onReload}>
            {t("conflict.load")}
          </Button>
        </Paper>
      )}
      {save.isError && !conflict && refused.length === 0 && <ProblemPanel error={save.error} />}
      <Stack gap="md">
        {calendar.revision === 0 && <Text c="dimmed">{t("calendar.default")}</Text>}
        <div>
          <Title order={3}>{t("calendar.hours")}</Title>
          <Text size="sm" c="dimmed">
            {t("calendar.hoursHint", { zone: site.timeZone })}
          </Text>
        </div>
        {DAYS.map((day) => (
          <DayRow key={day} day={day} form={form} readOnly={readOnly} />
        ))}
        {form.errors.opening && (
          <Text role="alert" c="red">
            {form.errors.opening}
          </Text>
        )}
        <Title order={3}>{t("calendar.holidays")}</Title>
        <HolidayFields form={form} readOnly={readOnly} />
        <Title order={3}>{t("calendar.closures")}</Title>
        <Closures form={form} readOnly={readOnly} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t("calendar.effect")}
          </Text>
          <RoleButton needs={WRITERS} type="submit" loading={save.isPending}>
            {t("calendar.save")}
          </RoleButton>
        </Group>
      </Stack>
    </form>
  );
}

/** When a site works: deadlines run in it. */
export function CalendarPanel({ site }: { site: Site }) {
  const { t } = useTranslation("directory");
  const query = useCalendar(site.code);
  return (
    <Paper withBorder p="md" mt="md" maw={820} component="section" aria-labelledby="calendar">
      <Title order={2} id="calendar" mb="sm">
        {t("calendar.title")}
      </Title>
      <QueryView query={query}>
        {(calendar) => <CalendarForm key={calendar.revision} site={site} calendar={calendar} onReload={() => void query.refetch()} />}
      </QueryView>
    </Paper>
  );
}
