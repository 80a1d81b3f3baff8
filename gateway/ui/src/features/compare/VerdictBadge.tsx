import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "@/components/controls";
import { DashIcon, DownIcon, EyeOffIcon, LevelIcon, UpIcon } from "@/components/icons";
import type { Measure } from "@/lib/contract";
import type { Verdict } from "./model";

const TONES: Record<Verdict, Tone> = { better: "good", worse: "bad", expected: "quiet", few: "quiet", none: "quiet" };

/** The arrow shows where the figure lies, the words whether that is good. */
export function VerdictBadge({ verdict, better }: { verdict: Verdict; better: Measure["better"] }) {
  const { t } = useTranslation("compare");
  const up = (verdict === "better") === (better === "HIGH");
  const Icon = verdict === "few" ? EyeOffIcon : verdict === "none" ? DashIcon : verdict === "expected" ? LevelIcon : up ? UpIcon : DownIcon;
  return (
    <StateBadge tone={TONES[verdict]} icon={<Icon size={14} />}>
      {t(`verdict.${verdict}`)}
    </StateBadge>
  );
}
