import { Select } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { type CustomerType, customerTypeOf } from "@/lib/customerTypes";
import { useNames } from "@/lib/names";
import { useSites } from "@/lib/sites";
import { useTouchpoints } from "@/lib/touchpoints";
import { journeyOf, typesIn } from "./model";

interface Chosen {
  site: string | null;
  /** Null is whom the site is for. */
  customerType: CustomerType | null;
  touchpoint: string | null;
}

/** A site, who answers there, and a touchpoint of their journey. */
export function PlaceFields<T extends Chosen>({ form }: { form: UseFormReturnType<T> }) {
  const { t } = useTranslation("channels");
  const names = useNames();
  const sites = useSites().data ?? [];
  const touchpoints = useTouchpoints().data ?? [];
  const site = sites.find((one) => one.code === form.values.site);
  const type = form.values.customerType ?? (site ? customerTypeOf(site) : null);
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
        label={t("column.customerType")}
        description={t("customerTypeHint")}
        allowDeselect={false}
        disabled={!site}
        data={typesIn(touchpoints).map((value) => ({ value, label: names("customerType", value) }))}
        {...form.getInputProps("customerType")}
        value={type}
        onChange={(value) => {
          // Each type has a journey of its own.
          form.setValues({ customerType: value, touchpoint: null } as Partial<T>);
        }}
      />
      <Select
        label={t("column.touchpoint")}
        required
        searchable
        disabled={!site}
        data={type ? journeyOf(type, touchpoints).map((touchpoint) => ({ value: touchpoint.code, label: touchpoint.name })) : []}
        {...form.getInputProps("touchpoint")}
      />
    </>
  );
}
