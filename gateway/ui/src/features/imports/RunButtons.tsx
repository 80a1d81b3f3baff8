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
  const [asking, setAsking] = useState(false);
  const step = useStep();
  if (!canStop(run) && run.refused === 0 && !run.undoable && !step.isError && !asking) {
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
            aria-label={t(run.state === "PREPARING" ? "discardOne" : "stopOne", { name: run.name })}
            onClick={() => {
              step.mutate({ service: run.service, id: run.id, step: "stop" });
            }}
          >
            {t(run.state === "PREPARING" ? "discard" : "stop")}
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
              setAsking(true);
            }}
          >
            {t("undo")}
          </Button>
        )}
      </Group>
      {step.isError && !asking && <ProblemPanel error={step.error} />}
      {asking && (
        <Modal
          opened
          onClose={() => {
            setAsking(false);
          }}
          title={t("undoTitle", { name: run.name })}
          closeButtonProps={{ "aria-label": t("components:close") }}
        >
          <Stack gap="md">
            <Text>{t("undoText", { count: run.imported, shown: number(run.imported) })}</Text>
            {step.isError && <ProblemPanel error={step.error} />}
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  setAsking(false);
                }}
              >
                {t("components:close")}
              </Button>
              <Button
                color="red"
                loading={step.isPending}
                onClick={() => {
                  step.mutate(
                    { service: run.service, id: run.id, step: "undo" },
                    {
                      onSuccess: () => {
                        setAsking(false);
                      },
                    },
                  );
                }}
              >
                {t("undoNow")}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}
