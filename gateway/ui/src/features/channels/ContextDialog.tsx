import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, differing } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { Survey } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { currentOf } from "@/lib/problem";
import { useAsk } from "./api";
import { CONTEXT } from "./model";

/** What a survey asks about the visit, after its questionnaire. */
export function ContextDialog({ survey, place, onClose }: { survey: Survey; place: string; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const ask = useAsk(survey.code);
  const { list } = useFormats();
  const [asks, setAsks] = useState<string[]>(survey.context);
  // What the change is based on: what was opened, or what another person saved meanwhile.
  const [seen, setSeen] = useState(survey.contextRevision);
  const theirs = currentOf<Survey>(ask.error);
  const inWords = (questions: readonly string[]) => {
    const chosen = CONTEXT.filter((question) => questions.includes(question));
    return chosen.length === 0 ? "–" : list(chosen.map((question) => t(`contextShort.${question}`)));
  };
  const send = (revision: number) => {
    ask.mutate({ asks: CONTEXT.filter((question) => asks.includes(question)), revision }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t("contextOf", { place })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(seen);
        }}
      >
        <Stack>
          {theirs && (
            <ConflictNotice
              sides={differing([{ what: t("contextAsks"), mine: inWords(asks), theirs: inWords(theirs.context) }])}
              busy={ask.isPending}
              onTake={() => {
                setAsks(theirs.context);
                setSeen(theirs.contextRevision);
                ask.reset();
              }}
              onKeep={() => {
                setSeen(theirs.contextRevision);
                send(theirs.contextRevision);
              }}
            />
          )}
          {ask.isError && !theirs && <ProblemPanel error={ask.error} />}
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
