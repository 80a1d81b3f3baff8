import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Empty } from "./states";

/** An empty list says whether the filters made it empty. */
export function NothingFound({ filtered, path, title, text }: { filtered: boolean; path: string; title: string; text: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!filtered) {
    return <Empty title={title} text={text} />;
  }
  return (
    <Empty
      title={t("nothingMatches.title")}
      text={t("nothingMatches.text")}
      action={
        <Button variant="default" onClick={() => void navigate(path)}>
          {t("clearFilters")}
        </Button>
      }
    />
  );
}
