import { useTranslation } from "react-i18next";
import { PageTabs } from "@/components/tabs";

export function ChannelTabs() {
  const { t } = useTranslation("channels");
  const pages = [
    { path: "/channels", name: t("tab.posters") },
    { path: "/channels/links", name: t("tab.links") },
    { path: "/channels/kiosks", name: t("tab.kiosks") },
    { path: "/channels/widgets", name: t("tab.widgets") },
  ];
  return <PageTabs label={t("title")} pages={pages} />;
}
