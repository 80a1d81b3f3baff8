import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, HandshakeIcon, RetryIcon } from "@/components/icons";
import type { PromiseState } from "@/lib/contract";
import { toneOf } from "./model";

const ICONS: Record<PromiseState, typeof CheckIcon> = { OPEN: HandshakeIcon, KEPT: CheckIcon, KEPT_LATE: ClockIcon, BROKEN: AlertIcon, RENEGOTIATED: RetryIcon };

export function PromiseStateBadge({ state }: { state: PromiseState }) {
  const { t } = useTranslation("promises");
  const Icon = ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}

export function RecoveryBadge() {
  const { t } = useTranslation("promises");
  return (
    <StateBadge tone="bad" icon={<AlertIcon size={14} />}>
      {t("recoveryOpen")}
    </StateBadge>
  );
}
