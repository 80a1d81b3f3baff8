import { ActionIcon, Button, Group, Kbd, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "@/components/LanguageSwitch";
import { MoonIcon, PauseIcon, PulseIcon, SearchIcon, SunIcon } from "@/components/icons";
import { useLiveState } from "@/lib/live";
import { useSession } from "@/lib/session";
import { Initials } from "./Initials";
import { openPalette } from "./palette-store";

/** What opens from it is not part of the first look at a page. */
const UserMenu = lazy(() => import("./UserMenu"));

export function SchemeButton() {
  const { t } = useTranslation("app");
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const label = dark ? t("scheme.light") : t("scheme.dark");
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => {
          setColorScheme(dark ? "light" : "dark");
        }}
      >
        {dark ? <SunIcon size={20} /> : <MoonIcon size={20} />}
      </ActionIcon>
    </Tooltip>
  );
}

function LiveMark() {
  const { t } = useTranslation();
  const state = useLiveState();
  if (state === null) {
    return null;
  }
  return (
    <span className="tp-live" data-state={state} role="status">
      {state === "paused" ? <PauseIcon size={15} /> : <PulseIcon size={15} />}
      <span className="tp-live-word">{t(`live.${state}`)}</span>
    </span>
  );
}

export function HeaderTools() {
  const { t } = useTranslation("app");
  const { user } = useSession();
  const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K";
  return (
    <Group gap={6} wrap="nowrap">
      <LiveMark />
      <Button variant="default" size="xs" className="tp-search-hint" justify="space-between" leftSection={<SearchIcon size={15} />} rightSection={<Kbd size="xs">{keys}</Kbd>} onClick={openPalette} visibleFrom="md">
        {t("palette.open")}
      </Button>
      <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="md" aria-label={t("palette.open")} onClick={openPalette}>
        <SearchIcon size={20} />
      </ActionIcon>
      <LanguageSwitch />
      <SchemeButton />
      <Suspense fallback={<Initials name={user.name} />}>
        <UserMenu />
      </Suspense>
    </Group>
  );
}
