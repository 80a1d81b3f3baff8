import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { ClockIcon, HandshakeIcon } from "@/components/icons";
import type { Complaint } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSiteZones } from "@/lib/sites";

/** What comes next in a case, in words: its deadline, or a promise that is due before it. */
export function Next({ row, now }: { row: Complaint; now: number }) {
  const { t } = useTranslation("complaints");
  const { relative } = useFormats();
  const zoneOf = useSiteZones();
  const promised = row.promiseDueAt !== null && (row.dueAt === null || row.promiseDueAt < row.dueAt);
  const at = promised ? row.promiseDueAt : row.dueAt;
  if (at === null) {
    return <span className="tp-sub">{t(row.status === "WAITING_FOR_CUSTOMER" ? "inbox.waits" : "inbox.nothing")}</span>;
  }
  const late = Date.parse(at) < now;
  const words = t(promised ? (late ? "inbox.promiseLate" : "inbox.promise") : late ? "inbox.late" : row.status === "RECEIVED" ? "inbox.answer" : "inbox.resolve", { when: relative(at, now, zoneOf(row.site)) });
  return late ? (
    <StateBadge tone="bad" icon={<ClockIcon size={14} />}>
      {words}
    </StateBadge>
  ) : (
    <span>
      {promised && <HandshakeIcon size={14} />} {words}
    </span>
  );
}
