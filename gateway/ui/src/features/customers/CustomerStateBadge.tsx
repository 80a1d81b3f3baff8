import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { CheckIcon, ClockIcon, DashIcon, EyeOffIcon, PlusIcon, RetryIcon } from "@/components/icons";
import type { CustomerState } from "@/lib/contract";

const LOOKS = {
  NEW: { tone: "info", icon: <PlusIcon size={14} /> },
  RETURNING: { tone: "good", icon: <RetryIcon size={14} /> },
  REFERRED: { tone: "good", icon: <CheckIcon size={14} /> },
  LAPSED: { tone: "quiet", icon: <DashIcon size={14} /> },
  PROSPECT: { tone: "quiet", icon: <ClockIcon size={14} /> },
} as const;

export function CustomerStateBadge({ state }: { state: CustomerState }) {
  const { t } = useTranslation("customers");
  const { tone, icon } = LOOKS[state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}

/** Others know the customer too, so who it is stays hidden. */
export function SharedBadge() {
  const { t } = useTranslation("customers");
  return (
    <StateBadge tone="quiet" icon={<EyeOffIcon size={14} />}>
      {t("shared.badge")}
    </StateBadge>
  );
}
