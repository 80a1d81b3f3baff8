import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { BuildingIcon, NextIcon, PlusIcon, SearchIcon } from "@/components/icons";
import { CARE, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSites } from "@/lib/sites";
import { paletteStore } from "./palette-store";
import { placesFor } from "./pages";

export function Palette() {
  const { t } = useTranslation("tags");
  const navigate = useNavigate();
  const { user } = useSession();
  const sites = useSites().data ?? [];
  const care = hasAny(user, CARE);
  const go = (to: string) => () => void navigate(to);

  const groups: SpotlightActionGroupData[] = [
    {
      group: t("palette.pages"),
      actions: [
        ...placesFor(user).map(({ path, name }) => ({ id: path, label: t(`app:place.${name}`), onClick: go(path), leftSection: <NextIcon /> })),
        ...(care ? [{ id: "new-complaint", label: t("palette.newComplaint"), onClick: go("/complaints/new"), leftSection: <PlusIcon /> }] : []),
      ],
    },
    {
      group: t("palette.sites"),
      actions: sites.map((site) => ({
        id: `site ${site.code}`,
        label: site.name,
        description: site.region.name,
        keywords: [site.code],
        onClick: go(care ? `/sites/${site.code}` : `/directory/sites/${site.code}`),
        leftSection: <BuildingIcon />,
      })),
    },
  ];

  return (
    <Spotlight
      store={paletteStore}
      actions={groups}
      shortcut={["mod + K"]}
      limit={12}
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound={t("palette.nothing")}
      searchProps={{ placeholder: t("palette.placeholder"), "aria-label": t("palette.placeholder"), leftSection: <SearchIcon /> }}
    />
  );
}
