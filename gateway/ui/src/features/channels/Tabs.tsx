import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";

export function ChannelTabs() {
  const { t } = useTranslation("channels");
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Tabs value={pathname} onChange={(path) => void navigate(path ?? "/channels")} mb="md" className="tp-no-print">
      <Tabs.List aria-label={t("title")}>
        <Tabs.Tab value="/channels">{t("tab.posters")}</Tabs.Tab>
        <Tabs.Tab value="/channels/kiosks">{t("tab.kiosks")}</Tabs.Tab>
        <Tabs.Tab value="/channels/widgets">{t("tab.widgets")}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
