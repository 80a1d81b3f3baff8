import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "@/components/controls";
import { PlusIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import type { ComplaintDetail, PromiseGiven } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { useSite } from "@/lib/sites";
import { usePromisesOf } from "./api";
import { MakeDialog } from "./MakeDialog";
import { needsRecovery } from "./model";
import { PromiseStateBadge, RecoveryBadge } from "./PromiseStateBadge";
import { RenegotiateDialog } from "./RenegotiateDialog";
import { SayDialog, type Saying } from "./SayDialog";
import { useDue } from "./words";

type Doing = { what: "make" } | { what: Saying | "renegotiate"; promise: PromiseGiven };

/** A case in these states takes no new promise. */
const ENDED: readonly string[] = ["CLOSED", "WITHDRAWN", "MERGED"];

function Ending({ promise }: { promise: PromiseGiven }) {
  const { t } = useTranslation("promises");
  const { dateTime } = useFormats();
  const names = useNames();
  const { breach, kept, consent, recovery, timeZone: zone } = promise;
  const hidden = (name: string) => (promise.masked.includes(name) ? t("components:masked") : null);
  const who = (name: string) => (name === "Clock" ? names("actor", "Clock") : name);
  return (
    <>
      {breach && (
        <Text size="sm">
          {t("brokenAt", { at: dateTime(breach.at, zone), who: who(breach.by) })}
          <bdi> {breach.reason ?? hidden("breach.reason")}</bdi>
        </Text>
      )}
      {kept && (
        <Text size="sm">
          {t("keptAt", { at: dateTime(kept.at, zone), who: kept.by })} <bdi>{kept.proof ?? hidden("kept.proof")}</bdi>
        </Text>
      )}
      {consent && (
        <Text size="sm">
          {t("consented", { at: dateTime(consent.at, zone), how: t(`way.${consent.how}`) })}
          <bdi> {consent.note ?? hidden("consent.note")}</bdi>
        </Text>
      )}
      {recovery?.doneAt && (
        <Text size="sm">
          {t("recovered", { at: dateTime(recovery.doneAt, zone), who: recovery.doneBy })} <bdi>{recovery.note ?? hidden("recovery.note")}</bdi>
        </Text>
      )}
    </>
  );
}

function One({ promise, onDo }: { promise: PromiseGiven; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation("promises");
  const shown = useShown();
  const { dateTime, relative } = useFormats();
  const due = useDue();
  const now = useNow();
  const open = promise.state === "OPEN";
  const act = (what: Saying | "renegotiate") => () => {
    onDo({ what, promise });
  };
  return (
    <Paper withBorder p="sm" component="li" className={needsRecovery(promise) ? "tp-problem" : undefined}>
      <Group gap="xs" mb={4}>
        <PromiseStateBadge state={promise.state} />
        {needsRecovery(promise) && <RecoveryBadge />}
      </Group>
      <Text className="tp-prose" dir="auto" fw={600}>
        {shown(promise, "text")}
      </Text>
      <Text size="sm">
        {t("dueAt", { due: due(promise.dueAt, promise.timeZone) })}
        {open && ` (${relative(promise.dueAt, now, promise.timeZone)})`}
      </Text>
      <Text size="sm" c="dimmed">
        {t("madeBy", { who: promise.madeBy.name, at: dateTime(promise.madeAt, promise.timeZone) })}
        {" · "}
        {promise.to === null ? t("toCustomer") : <bdi>{t("toOther", { to: promise.to })}</bdi>}
      </Text>
      <Ending promise={promise} />
      {(open || promise.state === "BROKEN" || needsRecovery(promise)) && (
        <Group gap="xs" mt="xs" className="tp-no-print">
          {needsRecovery(promise) && (
            <Button size="xs" onClick={act("recover")}>
              {t("action.recover")}
            </Button>
          )}
          {(open || promise.state === "BROKEN") && (
            <Button size="xs" variant={open ? "filled" : "default"} onClick={act("keep")}>
              {t(open ? "action.keep" : "action.keepLate")}
            </Button>
          )}
          {open && (
            <>
              <Button size="xs" variant="default" onClick={act("renegotiate")}>
                {t("action.renegotiate")}
              </Button>
              <Button size="xs" variant="default" onClick={act("break")}>
                {t("action.break")}
              </Button>
            </>
          )}
        </Group>
      )}
    </Paper>
  );
}

export default function PromisesPanel({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("promises");
  const query = usePromisesOf(complaint.id);
  const zone = useSite(complaint.site)?.timeZone ?? "UTC";
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => {
    setDoing(null);
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("title")}</Title>
        {!ENDED.includes(complaint.status) && (
          <Button
            size="xs"
            variant="default"
            className="tp-no-print"
            leftSection={<PlusIcon size={15} />}
            onClick={() => {
              setDoing({ what: "make" });
            }}
          >
            {t("action.make")}
          </Button>
        )}
      </Group>
      <QueryView query={query}>
        {(promises) =>
          promises.length === 0 ? (
            <Text c="dimmed">{t("none")}</Text>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
              {promises.map((promise) => (
                <One key={promise.id} promise={promise} onDo={setDoing} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      {doing?.what === "make" && <MakeDialog complaint={complaint.id} zone={zone} onClose={close} />}
      {doing?.what === "renegotiate" && <RenegotiateDialog promise={doing.promise} onClose={close} />}
      {doing && doing.what !== "make" && doing.what !== "renegotiate" && <SayDialog kind={doing.what} promise={doing.promise} onClose={close} />}
    </Paper>
  );
}
