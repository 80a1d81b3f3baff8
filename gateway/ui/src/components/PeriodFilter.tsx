import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PERIODS, type Period } from "@/lib/period";

interface Props {
  period: Period;
  onChange: (patch: { period: string; from: string; to: string }) => void;
}

export function PeriodFilter({ period, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        className="tp-filter"
        label={t("period.label")}
        data={PERIODS.map((name) => ({ value: name, label: t(`period.${name}`) }))}
        value={period.name}
        allowDeselect={false}
        onChange={(name) => {
          onChange(name === "custom" ? { period: "custom", from: period.from, to: period.to } : { period: name ?? "", from: "", to: "" });
        }}
        comboboxProps={{ shadow: "md" }}
      />
      {period.name === "custom" && (
        <>
          <TextInput
            className="tp-filter"
            type="date"
            label={t("period.from")}
            value={period.from}
            max={period.to}
            onChange={(event) => {
              onChange({ period: "custom", from: event.currentTarget.value, to: period.to });
            }}
          />
          <TextInput
            className="tp-filter"
            type="date"
            label={t("period.to")}
            value={period.to}
            min={period.from}
            onChange={(event) => {
              onChange({ period: "custom", from: period.from, to: event.currentTarget.value });
            }}
          />
        </>
      )}
    </>
  );
}
