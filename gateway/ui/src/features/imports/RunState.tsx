import { Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "@/components/controls";
import type { ImportRun } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { isMoving, progress } from "./model";

const TONES: Record<ImportRun["state"], Tone> = {
  PREPARING: "info",
  TRIAL: "info",
  STAGING: "info",
  RUNNING: "info",
  DONE: "good",
  FAILED: "bad",
  STOPPED: "warn",
  UNDOING: "info",
  UNDONE: "quiet",
};

/** Where a run stands, and how far it is while it moves. */
export function RunState({ run }: { run: ImportRun }) {
  const { t } = useTranslation("imports");
  const share = progress(run);
  return (
    <>
      <StateBadge tone={TONES[run.state]}>{t(`state.${run.state}`)}</StateBadge>
      {isMoving(run) && <Progress mt={6} size="sm" value={share ?? 100} animated={share === null} aria-label={t("progress", { name: run.name })} />}
    </>
  );
}

/** What became of the rows. */
export function RunCounts({ run }: { run: ImportRun }) {
  const { t } = useTranslation("imports");
  const { number } = useFormats();
  return (
    <>
      <span>{t("counts", { read: number(run.read), total: run.total === null ? "–" : number(run.total), imported: number(run.imported), known: number(run.known), refused: number(run.refused) })}</span>
      {run.undone > 0 && <span className="tp-sub">{t("undoneRows", { count: run.undone, shown: number(run.undone) })}</span>}
      {run.error && (
        <Text size="sm" c="red" dir="auto">
          {run.error}
        </Text>
      )}
    </>
  );
}
