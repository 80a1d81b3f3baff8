import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TwoVersions } from "@/components/TwoVersions";
import { useNames, useTagNames } from "@/lib/names";
import type { Conflict, Overwriting } from "./api";
import { type Changed, STATUSES, differences, newEntries } from "./model";
import { Timeline } from "./Timeline";

interface Props {
  conflict: Conflict;
  zone: string;
  busy: boolean;
  onAgain: () => void;
  onDrop: () => void;
}

function Wanted({ change }: { change: Overwriting }) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  switch (change.kind) {
    case "moves":
      return (
        <>
          {t("conflict.move", { status: t(`status.${change.body.to}`) })}
          {change.body.note && ` “${change.body.note}”`}
        </>
      );
    case "matter":
      return t("conflict.matter", {
        severity: names("severity", change.body.severity),
        causes: change.body.causes.map((cause) => names("cause", cause)).join(", "),
      });
    case "restriction":
      return change.to ? t("conflict.restriction", { reason: names("restriction", change.to.reason) }) : t("conflict.noRestriction");
    case "owner":
      return [change.to.unit ? t("conflict.unit", { name: change.to.unit.name }) : t("conflict.noUnit"), change.to.owner ? t("conflict.owner", { name: change.to.owner.name }) : t("conflict.noOwner"), change.to.note && `“${change.to.note}”`]
        .filter(Boolean)
        .join(" ");
  }
}

function useSideText(): (side: Changed, value: string | null) => string {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const tags = useTagNames();
  return ({ what }, value) => {
    if (value === null) {
      return what === "area" ? t("noArea") : what === "unit" ? t("noUnit") : t("nobody");
    }
    if (what === "causes") {
      return value.split(",").map((cause) => names("cause", cause)).join(", ");
    }
    const status = what === "status" && STATUSES.find((known) => known === value);
    return status ? t(`status.${status}`) : what === "owner" || what === "unit" ? value : what === "area" ? tags("area", value) : names(what, value);
  };
}

/** Both versions side by side: nothing is overwritten, and nothing that was typed is lost. */
export function ConflictPanel({ conflict, zone, busy, onAgain, onDrop }: Props) {
  const { t } = useTranslation("complaints");
  const { seen, now, wanted } = conflict;
  const sideText = useSideText();
  const possible = wanted.kind !== "moves" || now.moves.includes(wanted.body.to);
  return (
    <TwoVersions
      title={t("conflict.title")}
      order={2}
      text={t("conflict.text")}
      heads={[t("conflict.seen"), t("conflict.now")]}
      rows={differences(seen, now).map((side) => ({ what: t(`difference.${side.what}`), first: sideText(side, side.seen), second: sideText(side, side.now) }))}
      beneath={{ what: t("conflict.yours"), words: <Wanted change={wanted} /> }}
    >
      <Timeline entries={newEntries(seen, now)} zone={zone} site={now.site} complaint={now.id} />
      <Group mt="md">
        <Button onClick={onAgain} disabled={!possible} loading={busy}>
          {t("conflict.again")}
        </Button>
        <Button variant="default" onClick={onDrop}>
          {t("conflict.drop")}
        </Button>
        {!possible && <Text size="sm">{t("conflict.impossible")}</Text>}
      </Group>
    </TwoVersions>
  );
}
