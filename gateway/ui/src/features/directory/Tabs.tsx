import { useTranslation } from "react-i18next";
import { BuildingIcon, KeyIcon, PersonIcon } from "@/components/icons";
import { PageTabs } from "@/components/tabs";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

/** Accounts and keys are head office's; others see the sites only and are told so by the absence of tabs. */
export function DirectoryTabs() {
  const { t } = useTranslation("directory");
  const { user } = useSession();
  const pages = [
    { path: "/directory", name: t("tab.sites"), icon: <BuildingIcon size={16} /> },
    { path: "/directory/staff", name: t("tab.staff"), icon: <PersonIcon size={16} /> },
    { path: "/directory/api-keys", name: t("tab.keys"), icon: <KeyIcon size={16} /> },
  ];
  return hasAny(user, ["HEAD_OFFICE"]) ? <PageTabs label={t("title")} pages={pages} /> : null;
}
