import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, CrossIcon, PersonIcon } from "@/components/icons";
import type { VisitState } from "@/lib/contract";
import { toneOf } from "./model";

const ICONS = { PLANNED: ClockIcon, STARTED: PersonIcon, DONE: CheckIcon, CANCELLED: CrossIcon, MISSED: AlertIcon };

export function VisitStateBadge({ state }: { state: VisitState }) {
  const { t } = useTranslation("visits");
  const Icon = ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}
