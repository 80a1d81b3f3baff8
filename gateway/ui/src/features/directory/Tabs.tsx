import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { BuildingIcon, KeyIcon, PersonIcon } from "@/components/icons";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

/** Accounts and keys are head office's; others see the sites only and are told so by the absence of tabs. */
export function DirectoryTabs() {
  const { t } = useTranslation("directory");
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { user } = useSession();
  if (!hasAny(user, ["HEAD_OFFICE"])) {
    return null;
  }
  return (
    <Tabs value={pathname} onChange={(path) => void navigate(path ?? "/directory")} mb="md" className="tp-no-print">
      <Tabs.List aria-label={t("title")}>
        <Tabs.Tab value="/directory" leftSection={<BuildingIcon size={16} />}>
          {t("tab.sites")}
        </Tabs.Tab>
        <Tabs.Tab value="/directory/staff" leftSection={<PersonIcon size={16} />}>
          {t("tab.staff")}
        </Tabs.Tab>
        <Tabs.Tab value="/directory/api-keys" leftSection={<KeyIcon size={16} />}>
          {t("tab.keys")}
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
