import { ActionIcon, Button, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton, StateBadge } from "@/components/controls";
import { DownIcon, PlusIcon, UpIcon } from "@/components/icons";
import { ConflictNotice } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { Journey, JourneyStop, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { currentOf } from "@/lib/problem";
import { useReorder, useRetire } from "./api";
import { type CustomerType, moved, ontoOrder, present } from "./model";
import { usePlanWords } from "./plan";
import { PlanDialog } from "./PlanDialog";
import { factsOf, useSides } from "./touchpoint";
import { TouchpointDialog } from "./TouchpointDialog";

const HEAD_OFFICE: readonly Role[] = ["HEAD_OFFICE"];

type Open = { what: "add" } | { what: "edit" | "plan" | "retire"; stop: JourneyStop } | null;

/** How head office sets up the journey that all sites use. */
export function SetupPanel({ journey, customerType }: { journey: Journey; customerType: CustomerType }) {
  const { t, i18n } = useTranslation("journey");
  const { list, number } = useFormats();
  const words = usePlanWords();
  const reorder = useReorder(customerType);
  const retire = useRetire(customerType);
  const sides = useSides();
  const [open, setOpen] = useState<Open>(null);
  const stops = present(journey.touchpoints);
  const retired = journey.touchpoints.filter((stop) => stop.retired);
  const nameOf = (stop: JourneyStop) => stop.name[i18n.language] ?? stop.name.en ?? stop.code;
  const codes = stops.map((stop) => stop.code);
  const theirs = currentOf<Journey>(reorder.error);
  const wanted = retire.variables;
  const changed = currentOf<Journey>(retire.error)?.touchpoints.find(({ code }) => code === wanted?.stop.code);
  const failed = (theirs ? null : reorder.error) ?? (changed ? null : retire.error);
  const inWords = (order: readonly string[], of: readonly JourneyStop[]) => list(order.flatMap((code) => of.filter((stop) => stop.code === code).map(nameOf)));
  const close = () => {
    setOpen(null);
  };
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text c="dimmed" size="sm" maw="64ch">
          {t("setup.text")}
        </Text>
        <RoleButton
          needs={HEAD_OFFICE}
          leftSection={<PlusIcon size={16} />}
          onClick={() => {
            setOpen({ what: "add" });
          }}
        >
          {t("touchpoint.add")}
        </RoleButton>
      </Group>
      {failed && <ProblemPanel error={failed} />}
      {theirs && reorder.variables && (
        <ConflictNotice
          sides={[
            {
              what: t("setup.order"),
              mine: inWords(reorder.variables.touchpoints, theirs.touchpoints),
              theirs: inWords(present(theirs.touchpoints).map(({ code }) => code), theirs.touchpoints),
            },
          ]}
          busy={reorder.isPending}
          onTake={reorder.reset}
          onKeep={() => {
            const now = present(theirs.touchpoints).map(({ code }) => code);
            reorder.mutate({ touchpoints: ontoOrder(reorder.variables.touchpoints, now), revision: theirs.revision });
          }}
        />
      )}
      {changed && wanted && (
        <ConflictNotice
          sides={[
            { what: nameOf(wanted.stop), mine: t(wanted.back ? "setup.isBack" : "setup.isRetired"), theirs: t(changed.retired ? "setup.isRetired" : "setup.isThere") },
            ...sides(factsOf(wanted.stop), factsOf(changed)),
          ]}
          busy={retire.isPending}
          onTake={retire.reset}
          onKeep={() => {
            if (changed.retired === wanted.back) {
              retire.mutate({ stop: changed, back: wanted.back });
            } else {
              retire.reset();
            }
          }}
        />
      )}
      <Paper withBorder>
        <ol className="tp-journey-setup" aria-label={t("setup.title")}>
          {stops.map((stop, index) => (
            <li key={stop.code} data-touchpoint={stop.code}>
              <span className="tp-journey-dot" aria-hidden="true">
                {number(index + 1)}
              </span>
              <div className="tp-journey-grow">
                <Text fw={600} component="div">
                  {nameOf(stop)}
                  {index === stops.length - 1 && (
                    <>
                      {" "}
                      <StateBadge tone="info">{t("last")}</StateBadge>
                    </>
                  )}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`kind.${stop.kind}`)} · {stop.unit} · {words.how(stop.plan)}, {words.often(stop.plan)} · {t("plan.needed", { count: stop.needed, number: number(stop.needed) })}
                </Text>
              </div>
              <Group gap={6} wrap="nowrap" className="tp-no-print">
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={t("setup.earlier", { name: nameOf(stop) })}
                  disabled={index === 0 || reorder.isPending}
                  onClick={() => {
                    reorder.mutate({ touchpoints: moved(codes, stop.code, -1), revision: journey.revision });
                  }}
                >
                  <UpIcon size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={t("setup.later", { name: nameOf(stop) })}
                  disabled={index === stops.length - 1 || reorder.isPending}
                  onClick={() => {
                    reorder.mutate({ touchpoints: moved(codes, stop.code, 1), revision: journey.revision });
                  }}
                >
                  <DownIcon size={16} />
                </ActionIcon>
              </Group>
              <Group gap={6} className="tp-no-print">
                {(["edit", "plan", "retire"] as const).map((what) => (
                  <Button
                    key={what}
                    variant="default"
                    size="xs"
                    aria-label={t(`setup.${what}Of`, { name: nameOf(stop) })}
                    onClick={() => {
                      setOpen({ what, stop });
                    }}
                  >
                    {t(`setup.${what}`)}
                  </Button>
                ))}
              </Group>
            </li>
          ))}
        </ol>
      </Paper>
      {retired.length > 0 && (
        <Paper withBorder p="md" component="section">
          <Text component="h3" fw={600} mt={0} mb="xs">
            {t("setup.retired")}
          </Text>
          <Stack gap="xs">
            {retired.map((stop) => (
              <Group key={stop.code} justify="space-between">
                <Text>{nameOf(stop)}</Text>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t("setup.restoreOf", { name: nameOf(stop) })}
                  loading={retire.isPending}
                  onClick={() => {
                    retire.mutate({ stop, back: true });
                  }}
                >
                  {t("setup.restore")}
                </Button>
              </Group>
            ))}
          </Stack>
        </Paper>
      )}
      {(open?.what === "add" || open?.what === "edit") && (
        <TouchpointDialog customerType={customerType} stop={open.what === "edit" ? open.stop : null} others={stops} nameOf={nameOf} onClose={close} />
      )}
      {open?.what === "plan" && <PlanDialog site={null} customerType={customerType} touchpoint={open.stop.code} name={nameOf(open.stop)} plan={open.stop.plan} revision={open.stop.planRevision} onClose={close} />}
      {open?.what === "retire" && (
        <Modal opened onClose={close} title={t("setup.retireTitle", { name: nameOf(open.stop) })} closeButtonProps={{ "aria-label": t("components:close") }}>
          <Stack gap="md">
            <Text>{t("setup.retireText")}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t("components:cancel")}
              </Button>
              <Button
                color="red"
                loading={retire.isPending}
                onClick={() => {
                  retire.mutate({ stop: open.stop, back: false }, { onSettled: close });
                }}
              >
                {t("setup.retire")}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Stack>
  );
}
