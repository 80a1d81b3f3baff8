import { Alert, Button, Code, CopyButton, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  secret: string;
  /** For a dialog; a page goes on by itself. */
  onClose?: () => void;
}

/** A secret that the server tells only now. */
export function OnceShown({ label, secret, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="yellow" variant="outline" title={label} styles={{ title: { color: "var(--tp-warn)" } }}>
        {t("shownOnce")}
      </Alert>
      <Group wrap="nowrap">
        <Code block style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {secret}
        </Code>
        <CopyButton value={secret}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>}</CopyButton>
      </Group>
      {onClose && (
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("close")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
