import { useTranslation } from "react-i18next";
import { PageTabs } from "@/components/tabs";
import { useFormats } from "@/lib/format";
import { useCommentCount } from "./api";

/** All responses, and the comments among them that wait for a decision. */
export function ResponseTabs() {
  const { t } = useTranslation("responses");
  const { number } = useFormats();
  const count = useCommentCount().data;
  const waiting = count === undefined || count.comments === 0 ? t("queue.tab") : t(count.more ? "queue.tabMore" : "queue.tabCount", { number: number(count.comments) });
  return (
    <PageTabs
      label={t("title")}
      pages={[
        { path: "/responses", name: t("queue.all") },
        { path: "/responses/moderation", name: waiting },
      ]}
    />
  );
}
