import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { CheckIcon, ClockIcon, CrossIcon } from "@/components/icons";
import type { RemedyGiven, ReturnCheck } from "@/lib/contract";
import { checkTone, toneOf } from "./model";

const REMEDY_ICONS: Record<RemedyGiven["state"], typeof CheckIcon> = { WAITING: ClockIcon, GRANTED: CheckIcon, DECLINED: CrossIcon };
const CHECK_ICONS: Record<ReturnCheck["state"], typeof CheckIcon> = { OPEN: ClockIcon, ANSWERED: CheckIcon, CANCELLED: CrossIcon };

export function RemedyBadge({ state }: { state: RemedyGiven["state"] }) {
  const { t } = useTranslation("recovery");
  const Icon = REMEDY_ICONS[state];
  return (
    <StateBadge tone={toneOf(state)} icon={<Icon size={14} />}>
      {t(`remedyState.${state}`)}
    </StateBadge>
  );
}

export function CheckBadge({ state }: { state: ReturnCheck["state"] }) {
  const { t } = useTranslation("recovery");
  const Icon = CHECK_ICONS[state];
  return (
    <StateBadge tone={checkTone(state)} icon={<Icon size={14} />}>
      {t(`checkState.${state}`)}
    </StateBadge>
  );
}
