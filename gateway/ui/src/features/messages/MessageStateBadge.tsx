import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, DashIcon, NextIcon, RetryIcon } from "@/components/icons";
import type { MessageState } from "@/lib/contract";
import { toneOf } from "./model";

const ICONS: Record<MessageState, typeof CheckIcon> = {
  PENDING: ClockIcon,
  SENDING: NextIcon,
  SENT: CheckIcon,
  RETRYING: RetryIcon,
  DEAD: AlertIcon,
  SUPPRESSED: DashIcon,
};

export function MessageStateBadge({ state }: { state: MessageState }) {
  const { t } = useTranslation("messages");
  const Icon = ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}
