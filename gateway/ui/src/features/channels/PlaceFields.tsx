import { Select } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useSites } from "@/lib/sites";
import { useTouchpoints } from "@/lib/touchpoints";
import { journeyOf } from "./model";

interface Chosen {
  site: string | null;
  touchpoint: string | null;
}

/** A site and one of its touchpoints. */
export function PlaceFields<T extends Chosen>({ form }: { form: UseFormReturnType<T> }) {
  const { t } = useTranslation("channels");
  const sites = useSites().data ?? [];
  const touchpoints = useTouchpoints().data ?? [];
  const site = sites.find((one) => one.code === form.values.site);
  return (
    <>
      <Select
        label={t("column.site")}
        required
        searchable
        limit={100}
        data-autofocus
        data={sites.filter((one) => one.open).map((one) => ({ value: one.code, label: one.name }))}
        {...form.getInputProps("site")}
      />
      <Select
        label={t("column.touchpoint")}
        required
        searchable
        disabled={!site}
        data={site ? journeyOf(site, touchpoints).map((touchpoint) => ({ value: touchpoint.code, label: touchpoint.name })) : []}
        {...form.getInputProps("touchpoint")}
      />
    </>
  );
}
