import { Button, Group, Text } from "@mantine/core";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LiveKind, type News, useCalmRefresh, useEchoes, useNews } from "@/lib/live";

interface Props {
  kinds: readonly LiveKind[];
  site: string;
  /** What news makes stale. */
  stale: QueryKey;
}

/** "5 new, show": rows never jump under the reader's finger, unless the reader's own change has moved them. */
export function LiveBar({ kinds, site, stale }: Props) {
  const { t } = useTranslation();
  const [count, setCount] = useState(0);
  const refresh = useCalmRefresh(stale);
  const isEcho = useEchoes();
  const hear = useCallback(
    (news: News) => {
      if (site !== "" && site !== news.site) {
        return;
      }
      if (isEcho()) {
        refresh();
      } else {
        setCount((before) => before + 1);
      }
    },
    [site, isEcho, refresh],
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
              refresh();
            }}
          >
            {t("live.show")}
          </Button>
        </Group>
      )}
    </div>
  );
}
