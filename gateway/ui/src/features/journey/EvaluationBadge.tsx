import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, DashIcon, PauseIcon } from "@/components/icons";
import type { EvaluationState } from "@/lib/contract";
import { toneOf } from "./model";

const ICONS: Record<EvaluationState, typeof CheckIcon> = { ON_PLAN: CheckIcon, DUE: ClockIcon, OVERDUE: AlertIcon, UNMEASURED: DashIcon, OFF: PauseIcon };

export function EvaluationBadge({ state }: { state: EvaluationState }) {
  const { t } = useTranslation("journey");
  const Icon = ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}
