import { TextInput } from "@mantine/core";
import { useLate } from "@/lib/late";
import { isDay } from "@/lib/period";

interface Props {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day that a list is filtered by; it counts when it is whole, so that a year can be typed digit by digit. */
export function DayFilter({ label, value, onChange }: Props) {
  const { text, type, say } = useLate(value, onChange);
  return (
    <TextInput
      type="date"
      className="tp-filter"
      label={label}
      value={text}
      onChange={(event) => {
        const day = event.currentTarget.value;
        type(day);
        if (day === "" || isDay(day)) {
          say(day);
        }
      }}
    />
  );
}
