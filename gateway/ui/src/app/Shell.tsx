import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Suspense, lazy, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import {
  AlertIcon,
  BuildingIcon,
  ClockIcon,
  CodeIcon,
  CompareIcon,
  EnvelopeIcon,
  EyeIcon,
  FlagIcon,
  FormIcon,
  HandshakeIcon,
  InboxIcon,
  NoteIcon,
  PeopleIcon,
  RetryIcon,
  RouteIcon,
  LevelIcon,
  SlidersIcon,
  SpeechIcon,
  StarIcon,
  UploadIcon,
} from "@/components/icons";
import { Logo } from "@/components/Logo";
import { Loading } from "@/components/states";
import { LiveContext, LiveFeed } from "@/lib/live";
import { CARE, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { HeaderTools } from "./HeaderTools";
import { GROUPS, type Place, isAt, placesFor } from "./pages";

const Extras = lazy(() => import("./Extras"));

const ICONS: Record<Place["name"], typeof CompareIcon> = {
  compare: CompareIcon,
  journey: RouteIcon,
  returns: FormIcon,
  inbox: InboxIcon,
  counter: NoteIcon,
  alerts: AlertIcon,
  complaints: FlagIcon,
  promises: HandshakeIcon,
  recovery: RetryIcon,
  messages: EnvelopeIcon,
  responses: SpeechIcon,
  voices: StarIcon,
  visits: EyeIcon,
  customers: PeopleIcon,
  questionnaires: FormIcon,
  channels: CodeIcon,
  directory: BuildingIcon,
  imports: UploadIcon,
  retention: ClockIcon,
  audit: LevelIcon,
  settings: SlidersIcon,
};

function useLiveFeed(wanted: boolean): LiveFeed | null {
  const [feed] = useState(() => new LiveFeed());
  useEffect(() => {
    if (wanted) {
      feed.start();
      return feed.stop;
    }
    return undefined;
  }, [feed, wanted]);
  return wanted ? feed : null;
}

function PlaceLink({ place, onClick }: { place: Place; onClick: () => void }) {
  const { t } = useTranslation("app");
  const { pathname } = useLocation();
  const Icon = ICONS[place.name];
  return (
    <NavLink
      component={Link}
      to={place.path}
      onClick={onClick}
      className="tp-nav-link"
      aria-current={isAt(place, pathname) ? "page" : undefined}
      leftSection={<Icon />}
      label={t(`place.${place.name}`)}
    />
  );
}

export default function Shell() {
  const { t } = useTranslation("app");
  const { user, demo } = useSession();
  const [opened, menu] = useDisclosure();
  const feed = useLiveFeed(hasAny(user, CARE));
  const places = placesFor(user);
  const groups = GROUPS.filter((group) => places.some((place) => place.group === group));
  const listId = useId();

  return (
    <LiveContext value={feed}>
      <a href="#main" className="tp-skip">
        {t("skip")}
      </a>
      <AppShell header={{ height: 60 }} navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }} padding={{ base: "md", md: "xl" }}>
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t("menu")} />
              <Link to="/" className="tp-brand">
                <Logo /> <span className="tp-brand-name">Touchpoint</span>
              </Link>
            </Group>
            <HeaderTools />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" aria-label={t("navigation")}>
          <AppShell.Section grow component={ScrollArea} className="tp-nav-scroll" type="auto">
            {groups.map((group) => (
              <div key={group} className="tp-nav-group">
                <Text id={`${listId}-${group}`} className="tp-nav-heading">
                  {t(`group.${group}`)}
                </Text>
                <ul className="tp-nav-list" aria-labelledby={`${listId}-${group}`}>
                  {places
                    .filter((place) => place.group === group)
                    .map((place) => (
                      <li key={place.path}>
                        <PlaceLink place={place} onClick={menu.close} />
                      </li>
                    ))}
                </ul>
              </div>
            ))}
          </AppShell.Section>
          <AppShell.Section className="tp-nav-scope">
            <Text size="xs" c="dimmed" px="xs">
              {user.sites === "*" ? t("scope.all") : user.sites.length === 0 ? t("scope.none") : t("scope.some", { count: user.sites.length })}
            </Text>
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="main">
          {demo && <div className="tp-demo">{t("demo")}</div>}
          <div className="tp-main">
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </div>
        </AppShell.Main>
      </AppShell>
      <Suspense fallback={null}>
        <Extras />
      </Suspense>
    </LiveContext>
  );
}
