import { useTranslation } from "react-i18next";
import { PageTabs } from "@/components/tabs";
import { MANAGERS, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";

/** Security findings are for managers and head office; others see visits only, and no tabs. */
export function VisitTabs() {
  const { t } = useTranslation("visits");
  const { user } = useSession();
  const pages = [
    { path: "/visits", name: t("tab.visits") },
    { path: "/security-findings", name: t("tab.findings") },
  ];
  return hasAny(user, MANAGERS) ? <PageTabs label={t("title")} pages={pages} /> : null;
}
