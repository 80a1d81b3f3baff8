import { useTranslation } from "react-i18next";
import { PageTabs } from "@/components/tabs";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

export function CustomerTabs() {
  const { t } = useTranslation("customers");
  const { user } = useSession();
  const pages = [
    { path: "/customers", name: t("tab.list") },
    { path: "/customers/invitations", name: t("tab.invitations") },
    { path: "/customers/numbers", name: t("tab.numbers") },
    ...(hasAny(user, ["HEAD_OFFICE"]) ? [{ path: "/customers/sources", name: t("tab.sources") }] : []),
  ];
  return <PageTabs label={t("title")} pages={pages} />;
}
