import { Alert, Button, Code, CopyButton, Group, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { KioskPairing } from "@/lib/contract";
import { useFormats } from "@/lib/format";

/** The code that the server tells only now, and what to do with it. */
export function PairingCode({ pairing, onClose }: { pairing: KioskPairing; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const { dateTime } = useFormats();
  return (
    <Stack>
      <Alert color="yellow" variant="outline" title={t("codeFor", { name: pairing.kiosk.name })}>
        {t("codeOnce", { until: dateTime(pairing.until) })}
      </Alert>
      <Group justify="center">
        <Code fz={34} fw={700} dir="ltr" data-testid="pairing-code">
          {pairing.code}
        </Code>
        <CopyButton value={pairing.code}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? t("components:copied") : t("components:copy")}</Button>}</CopyButton>
      </Group>
      <List type="ordered" spacing={4}>
        <List.Item>
          {t("step.open")} <Text span fw={600} dir="ltr">{`${window.location.origin}/k`}</Text>
        </List.Item>
        <List.Item>{t("step.type")}</List.Item>
        <List.Item>{t("step.touch")}</List.Item>
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("components:close")}</Button>
      </Group>
    </Stack>
  );
}
