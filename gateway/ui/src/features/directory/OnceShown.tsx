import { Alert, Button, Code, CopyButton, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** A secret that the server tells only now. */
export function OnceShown({ label, secret, onClose }: { label: string; secret: string; onClose: () => void }) {
  const { t } = useTranslation("directory");
  return (
    <Stack>
      <Alert color="yellow" variant="outline" title={label}>
        {t("shownOnce")}
      </Alert>
      <Group wrap="nowrap">
        <Code block style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {secret}
        </Code>
        <CopyButton value={secret}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t("components:copied") : t("components:copy")}</Button>}</CopyButton>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("components:close")}
        </Button>
      </Group>
    </Stack>
  );
}
