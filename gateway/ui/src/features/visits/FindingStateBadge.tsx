import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon } from "@/components/icons";
import type { SecurityFinding } from "@/lib/contract";

export function FindingStateBadge({ state }: { state: SecurityFinding["state"] }) {
  const { t } = useTranslation("visits");
  return (
    <StateBadge tone={state === "OPEN" ? "bad" : "quiet"} icon={state === "OPEN" ? <AlertIcon size={14} /> : <CheckIcon size={14} />}>
      {t(`findings.state.${state}`)}
    </StateBadge>
  );
}
