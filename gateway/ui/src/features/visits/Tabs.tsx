import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { MANAGERS, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

/** Security findings are for managers and head office; others see visits only, and no tabs. */
export function VisitTabs() {
  const { t } = useTranslation("visits");
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { user } = useSession();
  if (!hasAny(user, MANAGERS)) {
    return null;
  }
  return (
    <Tabs value={pathname} onChange={(path) => void navigate(path ?? "/visits")} mb="md" className="tp-no-print">
      <Tabs.List aria-label={t("title")}>
        <Tabs.Tab value="/visits">{t("tab.visits")}</Tabs.Tab>
        <Tabs.Tab value="/security-findings">{t("tab.findings")}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
