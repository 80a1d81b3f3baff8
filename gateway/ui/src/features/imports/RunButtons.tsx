import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { useFormats } from "@/lib/format";
import { refusedFile, useStep } from "./api";
import { type Run, canStop } from "./model";

/** What can be done with a run. */
export function RunButtons({ run }: { run: Run }) {
  const { t } = useTranslation("imports");
  const { number } = useFormats();
  const [asking, setAsking] = useState<"undo" | "stop" | null>(null);
  const step = useStep();
  const discards = run.state === "PREPARING";
  if (!canStop(run) && run.refused === 0 && !run.undoable && !step.isError && asking === null) {
    return null;
  }
  return (
    <>
      <Group gap="xs" className="tp-no-print">
        {canStop(run) && (
          <Button
            size="compact-sm"
            variant="default"
            loading={step.isPending}
            aria-label={t(discards ? "discardOne" : "stopOne", { name: run.name })}
            onClick={() => {
              if (discards) {
                setAsking("stop"); // what was mapped goes with the file
              } else {
                step.mutate({ service: run.service, id: run.id, step: "stop" });
              }
            }}
          >
            {t(discards ? "discard" : "stop")}
          </Button>
        )}
        {run.refused > 0 && (
          <Button size="compact-sm" variant="default" component="a" href={refusedFile(run.service, run.id)} download aria-label={t("refusedOne", { name: run.name })}>
            {t("refused")}
          </Button>
        )}
        {run.undoable && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("undoOne", { name: run.name })}
            onClick={() => {
              setAsking("undo");
            }}
          >
            {t("undo")}
          </Button>
        )}
      </Group>
      {step.isError && asking === null && <ProblemPanel error={step.error} />}
      {asking !== null && (
        <Modal
          opened
          onClose={() => {
            setAsking(null);
          }}
          title={t(asking === "undo" ? "undoTitle" : "discardTitle", { name: run.name })}
          closeButtonProps={{ "aria-label": t("components:close") }}
        >
          <Stack gap="md">
            <Text>{asking === "undo" ? t("undoText", { count: run.imported, shown: number(run.imported) }) : t("discardText")}</Text>
            {step.isError && <ProblemPanel error={step.error} />}
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  setAsking(null);
                }}
              >
                {t("components:close")}
              </Button>
              <Button
                color="red"
                loading={step.isPending}
                onClick={() => {
                  step.mutate(
                    { service: run.service, id: run.id, step: asking },
                    {
                      onSuccess: () => {
                        setAsking(null);
                      },
                    },
                  );
                }}
              >
                {t(asking === "undo" ? "undoNow" : "discardNow")}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}
