import { ActionIcon, Badge, Button, type ButtonProps, Popover, Select, Text, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type ComponentPropsWithoutRef, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "@/lib/contract";
import { type Cell, downloadCsv } from "@/lib/csv";
import { useFormats } from "@/lib/format";
import { useKey } from "@/lib/keys";
import { useLate } from "@/lib/late";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSites } from "@/lib/sites";
import { DownloadIcon, InfoIcon, SearchIcon } from "./icons";

interface RoleButtonProps extends ButtonProps, Omit<ComponentPropsWithoutRef<"button">, keyof ButtonProps | "style"> {
  needs: readonly Role[];
  /** Why it cannot be used here, although the role would do. */
  hindrance?: string | undefined;
}

/** A button that stays in sight for everybody and says whose it is. */
export function RoleButton({ needs, hindrance, disabled, ...rest }: RoleButtonProps) {
  const { t } = useTranslation();
  const { either } = useFormats();
  const { user } = useSession();
  const allowed = hasAny(user, needs);
  if (allowed && hindrance === undefined) {
    return <Button disabled={disabled} {...rest} />;
  }
  const reason = allowed ? hindrance : t("needsRole", { roles: either(needs.map((role) => t(`role.${role}`))) });
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        data-disabled
        aria-disabled="true"
        aria-description={reason}
        onClick={(event) => {
          event.preventDefault();
        }}
      />
    </Tooltip>
  );
}

export function InfoTip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover width={320} withArrow shadow="md" position="bottom">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label}>
          <InfoIcon size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" component="div">
          {children}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

const SEARCH_KEY = ["/"] as const;

export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const { text, type, say } = useLate(value, onChange);
  const tell = useDebouncedCallback(say, 300);
  const focus = useCallback((_: string, event: KeyboardEvent) => {
    event.preventDefault();
    field.current?.focus();
  }, []);
  useKey(SEARCH_KEY, focus);
  return (
    <TextInput
      ref={field}
      type="search"
      label={label}
      className="tp-filter tp-filter-wide"
      leftSection={<SearchIcon size={16} />}
      value={text}
      onChange={(event) => {
        type(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}

interface Option {
  value: string;
  label: string;
}

interface FilterSelectProps {
  label: string;
  all: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  searchable?: boolean;
  /** For a choice that always has a value. */
  always?: boolean;
  /** For values that are sentences. */
  wide?: boolean;
}

export function FilterSelect({ label, all, value, options, onChange, searchable = false, always = false, wide = false }: FilterSelectProps) {
  return (
    <Select
      className={wide ? "tp-filter tp-filter-wide" : "tp-filter"}
      label={label}
      placeholder={all}
      data={[...options]}
      value={value === "" ? null : value}
      onChange={(chosen) => {
        onChange(chosen ?? "");
      }}
      clearable={!always}
      allowDeselect={!always}
      searchable={searchable}
      limit={100}
      comboboxProps={{ shadow: "md" }}
    />
  );
}

interface SiteFilterProps {
  value: string;
  onChange: (site: string) => void;
  /** What stands there before a site is chosen; all sites, unless a page needs one. */
  none?: string;
}

export function SiteFilter({ value, onChange, none }: SiteFilterProps) {
  const { t } = useTranslation();
  const sites = useSites().data ?? [];
  return (
    <FilterSelect
      label={t("site")}
      all={none ?? t("allSites")}
      value={value}
      options={sites.map((site) => ({ value: site.code, label: site.name }))}
      onChange={onChange}
      searchable
      wide
    />
  );
}

export function CsvButton({ name, rows }: { name: string; rows: () => Cell[][] }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<DownloadIcon size={15} />}
      onClick={() => {
        downloadCsv(name, rows());
      }}
    >
      {t("csv")}
    </Button>
  );
}

export type Tone = "good" | "bad" | "warn" | "info" | "quiet";

/** A state in words with a sign of its own; the colour only repeats what they say. */
export function StateBadge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <Badge variant="default" className="tp-state" data-tone={tone} leftSection={icon} tt="none" fw={600} size="md">
      {children}
    </Badge>
  );
}

/** The current minute, so that relative times move without the page being loaded again. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
