import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/format";

interface Props {
  shown: number;
  more: boolean;
  loading: boolean;
  onMore: () => void;
}

export function LoadMore({ shown, more, loading, onMore }: Props) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Group justify="center" mt="md" gap="md" className="tp-no-print">
      <Text size="sm" c="dimmed" role="status">
        {t("shown", { count: shown, number: number(shown) })}
      </Text>
      {more && (
        <Button variant="default" loading={loading} onClick={onMore}>
          {t("loadMore")}
        </Button>
      )}
    </Group>
  );
}
