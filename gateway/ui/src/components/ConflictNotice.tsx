import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TwoVersions } from "./TwoVersions";

/** What one person wants and what another has saved, in words. */
export interface Side {
  what: string;
  mine: string;
  theirs: string;
}

interface Props {
  /** What differs; nothing when it cannot be shown, as of a secret. */
  sides: readonly Side[];
  /** What to say when nothing that can be shown differs. */
  unseen?: string;
  busy: boolean;
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody saved first: both versions beside each other, and neither is lost before a person decides. */
export function ConflictNotice({ sides, unseen, busy, onTake, onKeep }: Props) {
  const { t } = useTranslation();
  return (
    <TwoVersions
      title={t("conflict.title")}
      order={3}
      text={t("conflict.text")}
      heads={[t("conflict.mine"), t("conflict.theirs")]}
      rows={sides.map(({ what, mine, theirs }) => ({ what, first: mine, second: theirs }))}
    >
      {sides.length === 0 && unseen && <Text mb="sm">{unseen}</Text>}
      <Group>
        <Button onClick={onTake}>{t("conflict.take")}</Button>
        <Button variant="default" loading={busy} onClick={onKeep}>
          {t("conflict.keep")}
        </Button>
      </Group>
    </TwoVersions>
  );
}

/** The rows that are worth showing. */
export function differing(sides: readonly Side[]): Side[] {
  return sides.filter(({ mine, theirs }) => mine !== theirs);
}
