import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLate } from "@/lib/late";
import { PERIODS, type Period, isDay } from "@/lib/period";

interface Props {
  period: Period;
  onChange: (patch: { period: string; from: string; to: string }) => void;
}

/** Two days of the reader's choice; they count when both are whole and in order, so that a year can be typed digit by digit. */
function Days({ period, onChange }: Props) {
  const { t } = useTranslation();
  const days = useLate(`${period.from}/${period.to}`, (said) => {
    const [from = "", to = ""] = said.split("/");
    onChange({ period: "custom", from, to });
  });
  const [from = "", to = ""] = days.text.split("/");
  const whole = isDay(from) && isDay(to);
  const type = (first: string, last: string) => {
    days.type(`${first}/${last}`);
    if (isDay(first) && isDay(last) && first <= last) {
      days.say(`${first}/${last}`);
    }
  };
  const leave = () => {
    if (!whole) {
      days.type(`${period.from}/${period.to}`);
    }
  };
  return (
    <>
      <TextInput className="tp-filter" type="date" label={t("period.from")} value={from} onBlur={leave} onChange={(event) => { type(event.currentTarget.value, to); }} />
      <TextInput
        className="tp-filter"
        type="date"
        label={t("period.to")}
        value={to}
        error={whole && from > to && t("period.order")}
        onBlur={leave}
        onChange={(event) => {
          type(from, event.currentTarget.value);
        }}
      />
    </>
  );
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
      {period.name === "custom" && <Days period={period} onChange={onChange} />}
    </>
  );
}
