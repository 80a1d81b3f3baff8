import { Select } from "@mantine/core";
import { type FocusEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Site } from "@/lib/contract";

interface Props {
  sites: readonly Site[];
  /** Whether the sites have come. */
  loaded: boolean;
  /** Empty while none is chosen. */
  value: string;
  /** What the form knows of the field. */
  field: { error?: ReactNode; onBlur?: (event: FocusEvent<HTMLInputElement>) => void };
  onChoose: (code: string) => void;
}

/** Which site: what is typed before the sites have come is kept, and searches for them once they have. */
export function SiteField({ sites, loaded, value, field, onChoose }: Props) {
  const { t } = useTranslation("visits");
  const [search, setSearch] = useState("");
  return (
    <Select
      label={t("column.site")}
      required
      searchable
      limit={100}
      data={sites.map(({ code, name }) => ({ value: code, label: name }))}
      {...field}
      // What has no name yet cannot be shown; to take it away later would take what was typed along.
      value={loaded ? value || null : null}
      onChange={(code) => {
        onChoose(code ?? "");
      }}
      searchValue={search}
      onSearchChange={(text) => {
        setSearch(text);
        if (!loaded && text !== "" && value !== "") {
          // Whoever types means another site than the one that is still without a name.
          onChoose("");
        }
      }}
      onBlur={(event) => {
        field.onBlur?.(event);
        if (!loaded) {
          setSearch(event.currentTarget.value);
        }
      }}
    />
  );
}
