import { ActionIcon, Avatar, Button, Group, Kbd, Menu, Text, Tooltip, UnstyledButton, VisuallyHidden, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { LanguageSwitch } from "@/components/LanguageSwitch";
import { ExitIcon, KeyIcon, MoonIcon, PauseIcon, PulseIcon, SearchIcon, SunIcon } from "@/components/icons";
import { useLiveState } from "@/lib/live";
import { problemOf } from "@/lib/problem";
import { leave, useSession } from "@/lib/session";
import { openPalette } from "./palette-store";

const PasswordDialog = lazy(() => import("./PasswordDialog"));

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

function UserMenu() {
  const { t } = useTranslation("app");
  const { t: common } = useTranslation();
  const { user } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const signOut = async () => {
    try {
      await leave(client);
      await navigate("/sign-in");
    } catch (error) {
      notifications.show({ color: "red", title: problemOf(error).title, message: problemOf(error).detail });
    }
  };
  return (
    <>
      {changing && (
        <Suspense fallback={null}>
          <PasswordDialog
            onClose={() => {
              setChanging(false);
            }}
          />
        </Suspense>
      )}
      <Menu position="bottom-end" withArrow width={220}>
        <Menu.Target>
          <UnstyledButton>
            <Avatar size={34} radius="xl" color="harbour" name={user.name} aria-hidden="true" />
            <VisuallyHidden>{t("account", { name: user.name })}</VisuallyHidden>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)">
              {user.name}
            </Text>
            <Text size="xs">{user.roles.map((role) => common(`role.${role}`)).join(", ")}</Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item
            leftSection={<KeyIcon size={16} />}
            onClick={() => {
              setChanging(true);
            }}
          >
            {t("password.change")}
          </Menu.Item>
          <Menu.Item leftSection={<ExitIcon size={16} />} onClick={() => void signOut()}>
            {t("signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

export function HeaderTools() {
  const { t } = useTranslation("app");
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
      <UserMenu />
    </Group>
  );
}
