import { Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Facts } from "@/components/Facts";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { ImportRun } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { type Shape, usePrepared, useRun } from "./api";
import { MappingForm } from "./MappingForm";
import { RunButtons } from "./RunButtons";
import { RunCounts, RunState } from "./RunState";
import { Trial } from "./Trial";

const STEPS = ["upload", "map", "try", "import"] as const;

function stepOf(run: ImportRun): (typeof STEPS)[number] {
  return run.state === "PREPARING" ? (run.trial ? "try" : "map") : run.state === "TRIAL" ? "try" : "import";
}

/** Where in the four steps a run is; said in words, because a colour alone says nothing. */
function Steps({ run }: { run: ImportRun }) {
  const { t } = useTranslation("imports");
  const at = stepOf(run);
  return (
    <ol className="tp-steps" aria-label={t("steps")}>
      {STEPS.map((step) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Prepare({ run }: { run: ImportRun }) {
  const [shape, setShape] = useState<Shape>({});
  const prepared = usePrepared(run.id, shape, true);
  return (
    <QueryView query={prepared}>
      {(data) => <MappingForm key={`${data.shape.delimiter ?? ""} ${data.shape.encoding ?? ""} ${String(data.shape.header)}`} id={run.id} prepared={data} shape={shape} onShape={setShape} />}
    </QueryView>
  );
}

/** What the file is, and when it was sent and done with. */
function About({ run }: { run: ImportRun }) {
  const { t } = useTranslation("imports");
  const { dateTime, zoneName } = useFormats();
  return (
    <Facts
      items={[
        [t("column.profile"), t(`profile.${run.profile}` as "profile.mapped", { defaultValue: run.profile })],
        [t("column.createdAt", { zone: zoneName }), dateTime(run.createdAt)],
        [t("column.endedAt", { zone: zoneName }), run.endedAt && dateTime(run.endedAt)],
      ]}
    />
  );
}

export default function ImportPage() {
  const { t } = useTranslation("imports");
  const { id = "" } = useParams();
  const query = useRun(id);
  return (
    <>
      <PageHeader title={query.data?.name ?? t("one")} back={{ to: "/imports", label: t("title") }} />
      <QueryView query={query}>
        {(run) => (
          <Stack gap="md">
            <Steps run={run} />
            <Paper withBorder p="md" aria-live="polite">
              <RunState run={run} />
              {run.state === "PREPARING" && run.error && (
                <Text c="red" mt="xs" dir="auto">
                  {run.error}
                </Text>
              )}
              {run.state !== "PREPARING" && run.state !== "TRIAL" && (
                <Text mt="xs" component="div">
                  <RunCounts run={run} />
                </Text>
              )}
              <div style={{ marginBlockStart: 12 }}>
                <About run={run} />
              </div>
              <div style={{ marginBlockStart: 8 }}>
                <RunButtons run={{ ...run, service: "feedback" }} />
              </div>
            </Paper>
            {run.trial && <Trial trial={run.trial} />}
            {run.state === "PREPARING" && <Prepare run={run} />}
          </Stack>
        )}
      </QueryView>
    </>
  );
}
