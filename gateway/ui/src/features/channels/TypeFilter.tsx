import { useTranslation } from "react-i18next";
import { FilterSelect } from "@/components/controls";
import { CUSTOMER_TYPES } from "@/lib/customerTypes";
import { useNames } from "@/lib/names";

export function TypeFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("channels");
  const names = useNames();
  return (
    <FilterSelect
      label={t("column.customerType")}
      all={t("allCustomerTypes")}
      value={value}
      options={CUSTOMER_TYPES.map((type) => ({ value: type, label: names("customerType", type) }))}
      onChange={onChange}
    />
  );
}
