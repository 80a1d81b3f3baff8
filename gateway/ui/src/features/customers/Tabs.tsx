import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

export function CustomerTabs() {
  const { t } = useTranslation("customers");
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { user } = useSession();
  return (
    <Tabs value={pathname} onChange={(path) => void navigate(path ?? "/customers")} mb="md" className="tp-no-print">
      <Tabs.List aria-label={t("title")}>
        <Tabs.Tab value="/customers">{t("tab.list")}</Tabs.Tab>
        <Tabs.Tab value="/customers/invitations">{t("tab.invitations")}</Tabs.Tab>
        <Tabs.Tab value="/customers/numbers">{t("tab.numbers")}</Tabs.Tab>
        {hasAny(user, ["HEAD_OFFICE"]) && <Tabs.Tab value="/customers/sources">{t("tab.sources")}</Tabs.Tab>}
      </Tabs.List>
    </Tabs>
  );
}
