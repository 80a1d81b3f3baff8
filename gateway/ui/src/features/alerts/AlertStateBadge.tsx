import { useTranslation } from "react-i18next";
import { AlertIcon, CheckIcon, PersonIcon } from "@/components/icons";
import { StateBadge } from "@/components/controls";
import type { AlertState } from "@/lib/contract";
import { toneOf } from "./model";

const ICONS = { OPEN: AlertIcon, ACKNOWLEDGED: PersonIcon, CLOSED: CheckIcon };

export function AlertStateBadge({ state }: { state: AlertState }) {
  const { t } = useTranslation("alerts");
  const Icon = ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}
