import { Button, Group, MultiSelect, Paper, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PrintIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { Empty, Loading, ProblemPanel } from "@/components/states";
import type { NewPosters } from "@/lib/contract";
import { download } from "@/lib/csv";
import { CUSTOMER_TYPES, customerTypeIn } from "@/lib/customerTypes";
import { useNames } from "@/lib/names";
import { useSites } from "@/lib/sites";
import { useTouchpoints } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { usePosters } from "./api";
import { type Place, listed, placesOf } from "./model";
import { ChannelTabs } from "./Tabs";

const FORMATS = ["POSTER", "TENT", "SHEET"] as const;
const LANGUAGES = ["en", "es", "ar"] as const;
const MOST_SHOWN = 60;

/** As many as the service puts into one file. */
const MOST_PRINTED = 5000;

export default function PostersPage() {
  const { t, i18n } = useTranslation("channels");
  const [filters, , set] = useFilters("format", "lang", "sites", "customerType", "touchpoints");
  const format = FORMATS.find((one) => one === filters.format) ?? "POSTER";
  const language = LANGUAGES.find((one) => one === filters.lang) ?? LANGUAGES.find((one) => one === i18n.language) ?? "en";
  const sites = useSites();
  const touchpoints = useTouchpoints();
  const posters = usePosters();
  const [printing, setPrinting] = useState<string | null>(null);
  const customerType = customerTypeIn(filters.customerType);
  const names = useNames();
  const chosenSites = listed(filters.sites);
  const chosenTouchpoints = listed(filters.touchpoints);
  const places = placesOf(sites.data ?? [], touchpoints.data ?? [], chosenSites, chosenTouchpoints, customerType);

  function print(key: string, wanted: Pick<NewPosters, "sites" | "touchpoints">) {
    setPrinting(key);
    posters.mutate(
      { format, language, ...(customerType && { customerType }), ...wanted },
      {
        onSuccess: (file) => {
          download(`${t(`file.${format}`)}-${language}.pdf`, "application/pdf", file);
        },
        onSettled: () => {
          setPrinting(null);
        },
      },
    );
  }

  const columns: Column<Place>[] = [
    { id: "site", header: t("column.site"), cell: (place) => place.siteName, csv: (place) => place.siteName },
    { id: "type", header: t("column.customerType"), cell: (place) => names("customerType", place.customerType), csv: (place) => names("customerType", place.customerType) },
    { id: "touchpoint", header: t("column.touchpoint"), cell: (place) => place.touchpointName, csv: (place) => place.touchpointName },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (place) => (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<PrintIcon size={14} />}
          loading={printing === `${place.site} ${place.touchpoint}`}
          disabled={printing !== null}
          aria-label={t("printOne", { site: place.siteName, touchpoint: place.touchpointName })}
          onClick={() => {
            print(`${place.site} ${place.touchpoint}`, { sites: [place.site], touchpoints: [place.touchpoint] });
          }}
        >
          PDF
        </Button>
      ),
    },
  ];

  return (
    <>
      <PageHeader title={t("tab.posters")} lead={t("postersLead")} aside={<CsvButton name="posters" rows={() => csvOf(columns, places)} />} />
      <ChannelTabs />
      <Paper withBorder p="md" mb="md">
        <Stack gap="md">
          <div>
            <Text size="sm" fw={500} mb={4} id="poster-format">
              {t("format")}
            </Text>
            <SegmentedControl aria-labelledby="poster-format" value={format} onChange={set("format")} data={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))} />
            <Text size="sm" c="dimmed" mt={4}>
              {t(`formatHint.${format}`)}
            </Text>
          </div>
          <Group align="flex-start" gap="md">
            <Select label={t("language")} allowDeselect={false} value={language} onChange={(value) => { set("lang")(value ?? ""); }} data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} w={150} />
            <MultiSelect
              label={t("sites")}
              placeholder={chosenSites.length === 0 ? t("allSites") : undefined}
              value={chosenSites}
              onChange={(value) => { set("sites")(value.join(",")); }}
              data={(sites.data ?? []).map((site) => ({ value: site.code, label: site.name }))}
              searchable
              clearable
              limit={100}
              flex="1 1 16rem"
            />
            <Select
              label={t("column.customerType")}
              placeholder={t("whomTheSiteIsFor")}
              clearable
              value={customerType ?? null}
              onChange={(value) => { set("customerType")(value ?? ""); }}
              data={CUSTOMER_TYPES.map((value) => ({ value, label: names("customerType", value) }))}
              flex="0 1 14rem"
            />
            <MultiSelect
              label={t("touchpoints")}
              placeholder={chosenTouchpoints.length === 0 ? t("allTouchpoints") : undefined}
              value={chosenTouchpoints}
              onChange={(value) => { set("touchpoints")(value.join(",")); }}
              data={(touchpoints.data ?? []).map((touchpoint) => ({ value: touchpoint.code, label: touchpoint.name }))}
              searchable
              clearable
              flex="1 1 16rem"
            />
          </Group>
          {posters.isError && <ProblemPanel error={posters.error} />}
          <Group>
            <Button
              leftSection={<PrintIcon size={16} />}
              loading={printing === "all" || sites.isPending || touchpoints.isPending}
              disabled={places.length === 0 || places.length > MOST_PRINTED || printing !== null}
              onClick={() => {
                print("all", { sites: chosenSites, touchpoints: chosenTouchpoints });
              }}
            >
              {t("print", { count: places.length })}
            </Button>
            {places.length > MOST_PRINTED ? (
              <Text size="sm" className="tp-wrong">
                {t("printTooMany", { most: MOST_PRINTED })}
              </Text>
            ) : (
              <Text size="sm" c="dimmed">
                {t("printHint", { most: MOST_PRINTED })}
              </Text>
            )}
          </Group>
        </Stack>
      </Paper>
      {sites.isError || touchpoints.isError ? (
        <ProblemPanel error={sites.error ?? touchpoints.error} onRetry={() => { void sites.refetch(); void touchpoints.refetch(); }} />
      ) : sites.isPending || touchpoints.isPending ? (
        <Loading />
      ) : places.length === 0 ? (
        <Empty title={t("noPlaces.title")} text={t("noPlaces.text")} />
      ) : (
        <>
          <DataTable caption={t("places")} columns={columns} rows={places.slice(0, MOST_SHOWN)} rowKey={(place) => `${place.site} ${place.touchpoint}`} />
          {places.length > MOST_SHOWN && (
            <Text size="sm" c="dimmed" mt="xs">
              {t("shownOf", { shown: MOST_SHOWN, all: places.length })}
            </Text>
          )}
        </>
      )}
    </>
  );
}
