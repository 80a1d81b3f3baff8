import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Survey } from "@/lib/contract";
import { useAsk } from "./api";
import { CONTEXT } from "./model";

/** What a survey asks about the visit, after its questionnaire. */
export function ContextDialog({ survey, place, onClose }: { survey: Survey; place: string; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const ask = useAsk(survey.code);
  const [asks, setAsks] = useState<string[]>(survey.context);
  return (
    <Modal opened onClose={onClose} title={t("contextOf", { place })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate(CONTEXT.filter((question) => asks.includes(question)), { onSuccess: onClose });
        }}
      >
        <Stack>
          {ask.isError && <ProblemPanel error={ask.error} />}
          <Text size="sm">{t("contextHint")}</Text>
          <Checkbox.Group value={asks} onChange={setAsks} label={t("contextAsks")}>
            <Stack gap="xs" mt="xs">
              {CONTEXT.map((question) => (
                <Checkbox key={question} value={question} label={t(`context.${question}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
