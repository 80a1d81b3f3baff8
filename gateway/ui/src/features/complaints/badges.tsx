import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, DashIcon, DownIcon, InboxIcon, LevelIcon, NextIcon, PauseIcon, RetryIcon, SearchIcon, UpIcon } from "@/components/icons";
import type { Complaint, ComplaintStatus, Severity } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { toneOf } from "./model";

const STATUS_ICONS: Record<ComplaintStatus, typeof CheckIcon> = {
  RECEIVED: InboxIcon,
  ACKNOWLEDGED: NextIcon,
  INVESTIGATING: SearchIcon,
  WAITING_FOR_CUSTOMER: PauseIcon,
  RESOLVED: CheckIcon,
  CLOSED: CheckIcon,
  REOPENED: RetryIcon,
  WITHDRAWN: DashIcon,
  REFERRED: UpIcon,
  MERGED: NextIcon,
};

const SEVERITY_LOOK: Record<Severity, { tone: Tone; Icon: typeof CheckIcon }> = {
  CRITICAL: { tone: "bad", Icon: AlertIcon },
  HIGH: { tone: "warn", Icon: UpIcon },
  NORMAL: { tone: "quiet", Icon: LevelIcon },
  LOW: { tone: "quiet", Icon: DownIcon },
};

export function StatusBadge({ status }: { status: ComplaintStatus }) {
  const { t } = useTranslation("complaints");
  const Icon = STATUS_ICONS[status];
  return (
    <StateBadge tone={toneOf(status)} icon={<Icon size={14} />}>
      {t(`status.${status}`)}
    </StateBadge>
  );
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const names = useNames();
  const { tone, Icon } = SEVERITY_LOOK[severity];
  return (
    <StateBadge tone={tone} icon={<Icon size={14} />}>
      {names("severity", severity)}
    </StateBadge>
  );
}

export function OverdueBadge({ complaint }: { complaint: Pick<Complaint, "overdue"> }) {
  const { t } = useTranslation("complaints");
  if (!complaint.overdue) {
    return null;
  }
  return (
    <StateBadge tone="bad" icon={<ClockIcon size={14} />}>
      {t("overdue")}
    </StateBadge>
  );
}
