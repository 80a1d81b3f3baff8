import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/format";
import type { Draft } from "./api";
import type { Definition } from "./definition";
import { compare } from "./diff";
import { DiffView } from "./DiffView";

interface Props {
  /** What both started from. */
  seen: Definition;
  mine: Definition;
  theirs: Draft;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody saved the draft first: both versions beside each other, and neither is lost before a person decides. */
export function ConflictPanel({ seen, mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useTranslation("questionnaires");
  const { dateTime } = useFormats();
  return (
    <Paper withBorder p="md" mb="md" role="alert" className="tp-problem">
      <Title order={2}>{t("conflict.title")}</Title>
      <Text mb="sm">{t("conflict.text", { name: theirs.updatedBy, at: dateTime(theirs.updatedAt) })}</Text>
      <div className="tp-sides">
        <section>
          <Title order={3} mb="xs">
            {t("conflict.mine")}
          </Title>
          <DiffView diff={compare(seen, mine)} from={seen} to={mine} />
        </section>
        <section>
          <Title order={3} mb="xs">
            {t("conflict.theirs", { name: theirs.updatedBy })}
          </Title>
          <DiffView diff={compare(seen, theirs)} from={seen} to={theirs} />
        </section>
      </div>
      <Group mt="md">
        <Button onClick={onTakeTheirs}>{t("conflict.take")}</Button>
        <Button variant="default" onClick={onKeepMine}>
          {t("conflict.keep")}
        </Button>
      </Group>
    </Paper>
  );
}
