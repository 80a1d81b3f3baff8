import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { KeyboardEventHandler } from "react";
import { useTranslation } from "react-i18next";
import { type Beside, RELATIONS } from "./model";

interface Props {
  name: Beside;
  /** Shown above it, or only said of it. */
  label: string;
  shown?: boolean;
  value: string;
  error?: string | undefined;
  disabled?: boolean;
  onChange: (value: string) => void;
  onKeyDown?: KeyboardEventHandler;
}

const CLASSES: Partial<Record<Beside, string>> = { "@waited": "tp-paper-number", "@referredBy": "tp-paper-beside", "@email": "tp-paper-beside", "@name": "tp-paper-beside" };

/** What is said beside the questions of a card or letter. */
export function BesideField({ name, label, shown = false, value, error, disabled = false, onChange, onKeyDown }: Props) {
  const { t } = useTranslation("counter");
  const named = shown ? { label } : { "aria-label": label };
  const more = { disabled, error, size: shown ? "sm" : "xs", ...(onKeyDown && { onKeyDown }) };
  if (name === "@consent" || name === "@praise") {
    return (
      <Checkbox
        {...named}
        {...more}
        aria-invalid={error !== undefined || undefined}
        checked={value !== ""}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? "yes" : "");
        }}
      />
    );
  }
  if (name === "@relation") {
    return (
      <NativeSelect
        {...named}
        {...more}
        data={[{ value: "", label: "–" }, ...RELATIONS.map((relation) => ({ value: relation, label: t(`beside.relations.${relation}`) }))]}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      {...named}
      {...more}
      className={shown ? undefined : CLASSES[name]}
      inputMode={name === "@waited" ? "decimal" : name === "@email" ? "email" : "text"}
      autoComplete="off"
      {...(name === "@email" && { dir: "ltr" })}
      maxLength={254}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
