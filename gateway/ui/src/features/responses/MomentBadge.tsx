import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, LevelIcon, StarIcon } from "@/components/icons";
import type { Moment } from "@/lib/contract";

const LOOK = {
  MISERY: { tone: "bad", Icon: AlertIcon },
  NEUTRAL: { tone: "quiet", Icon: LevelIcon },
  MAGIC: { tone: "good", Icon: StarIcon },
} as const;

export function MomentBadge({ moment }: { moment: Moment }) {
  const { t } = useTranslation("responses");
  const { tone, Icon } = LOOK[moment];
  return (
    <StateBadge tone={tone} icon={<Icon size={14} />}>
      {t(`moment.${moment}`)}
    </StateBadge>
  );
}
