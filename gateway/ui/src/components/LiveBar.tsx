import { Button, Group, Text } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LiveKind, type News, useNews } from "@/lib/live";

interface Props {
  kinds: readonly LiveKind[];
  site: string;
  onShow: () => void;
}

/** "5 new, show": rows never jump under the reader's finger. */
export function LiveBar({ kinds, site, onShow }: Props) {
  const { t } = useTranslation();
  const [count, setCount] = useState(0);
  const hear = useCallback(
    (news: News) => {
      if (site === "" || site === news.site) {
        setCount((before) => before + 1);
      }
    },
    [site],
  );
  useNews(kinds, hear);
  return (
    <div role="status" className="tp-no-print">
      {count > 0 && (
        <Group className="tp-live-bar" justify="center" gap="sm">
          <Text size="sm" fw={600}>
            {t("live.news", { count })}
          </Text>
          <Button
            size="compact-sm"
            onClick={() => {
              setCount(0);
              onShow();
            }}
          >
            {t("live.show")}
          </Button>
        </Group>
      )}
    </div>
  );
}
