import { Group, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StateBadge } from "./controls";
import { LockIcon } from "./icons";

/** In place of what an answer says that a restricted complaint came from. */
export function FewEyes() {
  const { t } = useTranslation("components");
  return (
    <StateBadge tone="warn" icon={<LockIcon size={14} />}>
      {t("fewEyes.badge")}
    </StateBadge>
  );
}

/** The same with who may read it, and that it is noted. */
export function FewEyesNotice({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation("components");
  return (
    <Paper withBorder p="md" component="section">
      <Group gap="sm">
        <FewEyes />
        <Text size="sm">{t(hidden ? "fewEyes.hidden" : "fewEyes.shown")}</Text>
      </Group>
    </Paper>
  );
}
