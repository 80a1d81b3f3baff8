import { Button, Group, Modal, Paper, Select, Stack, Text, TextInput, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { CheckIcon, ClockIcon, DashIcon, NextIcon } from "@/components/icons";
import { ProblemPanel, QueryView } from "@/components/states";
import type { ActionDraft, ComplaintDetail, Corrective, CorrectiveAction } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useAssignable } from "./api";
import { type Correction, useCorrect, useCorrective, useRootCauseName, useRootCauses } from "./corrective";
import { handlersFor } from "./model";

interface DialogProps {
  complaint: ComplaintDetail;
  onClose: () => void;
}

function Frame({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      {children}
    </Modal>
  );
}

function Buttons({ busy, label, onClose }: { busy: boolean; label: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t("cancel")}
      </Button>
      <Button type="submit" loading={busy}>
        {label}
      </Button>
    </Group>
  );
}

function CauseDialog({ complaint, noted, onClose }: DialogProps & { noted: Corrective["rootCause"] }) {
  const { t } = useTranslation("complaints");
  const catalogue = useRootCauses().data ?? [];
  const nameOf = useRootCauseName();
  const correct = useCorrect(complaint.id);
  // Over the version that was read when the dialog opened
  const [revision] = useState(noted?.revision ?? 0);
  const form = useForm({ initialValues: { code: noted?.code ?? null, words: noted?.words ?? "" }, validate: { code: (code) => (code === null ? t("corrective.causeNeeded") : null) } });
  const offered = catalogue.filter(({ code, retired }) => !retired || code === noted?.code).map(({ code }) => ({ value: code, label: nameOf(code) }));
  return (
    <Frame title={t("corrective.causeTitle")} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ code, words }) => {
          correct.mutate(
            { kind: "cause", code: code ?? "", words: words.trim(), revision },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, ["code", "words"]));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {correct.isError && <ProblemPanel error={correct.error} faults={otherFaults(correct.error, ["code", "words"])} />}
          <Select label={t("corrective.cause")} required searchable allowDeselect={false} data-autofocus data={offered} {...form.getInputProps("code")} />
          <Textarea label={t("corrective.words")} description={t("corrective.inside")} autosize minRows={3} maxLength={2000} {...form.getInputProps("words")} />
          <Buttons busy={correct.isPending} label={t("corrective.save")} onClose={onClose} />
        </Stack>
      </form>
    </Frame>
  );
}

const FIELDS = ["what", "ownerId", "dueOn", "effect"] as const;

function ActionDialog({ complaint, action, today, onClose }: DialogProps & { action: CorrectiveAction | null; today: string }) {
  const { t } = useTranslation("complaints");
  const staff = useAssignable().data ?? [];
  const correct = useCorrect(complaint.id);
  const [once] = useState(randomKey);
  const [seen] = useState(action);
  const form = useForm({
    initialValues: { what: seen?.what ?? "", ownerId: seen?.owner.id ?? null, dueOn: seen?.dueOn ?? "", effect: seen?.effect ?? "" },
    validate: {
      what: (what) => (what.trim() === "" ? t("corrective.needed") : null),
      ownerId: (id) => (id === null ? t("corrective.ownerNeeded") : null),
      dueOn: (day) => (day === "" ? t("corrective.needed") : null),
    },
  });
  const people = handlersFor(complaint.site, staff).map(({ id, name }) => ({ value: id, label: name }));
  const known = seen && people.every(({ value }) => value !== seen.owner.id) ? [{ value: seen.owner.id, label: seen.owner.name }, ...people] : people;
  return (
    <Frame title={t(seen ? "corrective.changeTitle" : "corrective.makeTitle")} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ what, ownerId, dueOn, effect }) => {
          const draft: ActionDraft = { what: what.trim(), ownerId: ownerId ?? "", dueOn, effect: effect.trim() || null };
          const wanted: Correction = seen ? { kind: "change", action: seen, draft } : { kind: "make", draft, once };
          correct.mutate(wanted, {
            onSuccess: onClose,
            onError: (error) => {
              showErrors(form, fieldErrors(error, FIELDS));
            },
          });
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {correct.isError && <ProblemPanel error={correct.error} faults={otherFaults(correct.error, FIELDS)} />}
          <Textarea label={t("corrective.what")} required autosize minRows={2} maxLength={1000} data-autofocus {...form.getInputProps("what")} />
          <Select label={t("corrective.owner")} required searchable limit={50} allowDeselect={false} data={known} {...form.getInputProps("ownerId")} />
          <TextInput type="date" label={t("corrective.due")} required min={today} {...form.getInputProps("dueOn")} />
          <Textarea label={t("corrective.effect")} description={t("corrective.effectHint")} autosize minRows={2} maxLength={1000} {...form.getInputProps("effect")} />
          <Buttons busy={correct.isPending} label={t("corrective.save")} onClose={onClose} />
        </Stack>
      </form>
    </Frame>
  );
}

function EndDialog({ complaint, action, how, onClose }: DialogProps & { action: CorrectiveAction; how: "done" | "drop" }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const correct = useCorrect(complaint.id);
  const [seen] = useState(action);
  const form = useForm({ initialValues: { note: "" }, validate: { note: (note) => (how === "drop" && note.trim() === "" ? t("corrective.needed") : null) } });
  return (
    <Frame title={t(`corrective.${how}Title`)} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ note }) => {
          const words = note.trim();
          correct.mutate(how === "done" ? { kind: "done", action: seen, note: words } : { kind: "drop", action: seen, reason: words }, { onSuccess: onClose });
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {correct.isError && <ProblemPanel error={correct.error} />}
          <Text dir="auto">{shown(seen, "what")}</Text>
          <Textarea label={t(how === "done" ? "corrective.result" : "corrective.reason")} required={how === "drop"} autosize minRows={2} maxLength={1000} data-autofocus {...form.getInputProps("note")} />
          <Buttons busy={correct.isPending} label={t(`corrective.${how}`)} onClose={onClose} />
        </Stack>
      </form>
    </Frame>
  );
}

function ActionState({ action }: { action: CorrectiveAction }) {
  const { t } = useTranslation("complaints");
  if (action.state === "OPEN") {
    return action.overdue ? (
      <StateBadge tone="bad" icon={<ClockIcon size={14} />}>
        {t("corrective.overdue")}
      </StateBadge>
    ) : (
      <StateBadge tone="info" icon={<NextIcon size={14} />}>
        {t("corrective.state.OPEN")}
      </StateBadge>
    );
  }
  return (
    <StateBadge tone={action.state === "DONE" ? "good" : "quiet"} icon={action.state === "DONE" ? <CheckIcon size={14} /> : <DashIcon size={14} />}>
      {t(`corrective.state.${action.state}`)}
    </StateBadge>
  );
}

type Opened = { what: "cause" } | { what: "action"; action: CorrectiveAction | null } | { what: "done" | "drop"; action: CorrectiveAction };

function Action({ action, onOpen }: { action: CorrectiveAction; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation("complaints");
  const { date } = useFormats();
  const shown = useShown();
  const effect = shown(action, "effect");
  const note = shown(action, "endedNote");
  return (
    <li>
      <Group gap="xs">
        <ActionState action={action} />
        <Text fw={600} dir="auto">
          {shown(action, "what")}
        </Text>
      </Group>
      <Text size="sm">{t("corrective.who", { owner: action.owner.name, due: date(action.dueOn) })}</Text>
      {effect && (
        <Text size="sm" dir="auto">
          {t("corrective.expected", { effect })}
        </Text>
      )}
      {action.endedBy !== null && (
        <Text size="sm" c="dimmed" dir="auto">
          {note ? `${action.endedBy}: ${note}` : action.endedBy}
        </Text>
      )}
      {action.state === "OPEN" && (
        <Group gap="xs" mt={4} className="tp-no-print">
          <Button size="compact-xs" variant="default" onClick={() => { onOpen({ what: "done", action }); }}>
            {t("corrective.done")}
          </Button>
          {/* Nobody writes over words that they do not see. */}
          {action.masked.length === 0 && (
            <Button size="compact-xs" variant="default" onClick={() => { onOpen({ what: "action", action }); }}>
              {t("corrective.change")}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => { onOpen({ what: "drop", action }); }}>
            {t("corrective.drop")}
          </Button>
        </Group>
      )}
    </li>
  );
}

/** What was at the root of a case, and what is done so that it does not happen again. */
export function CorrectivePanel({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const query = useCorrective(complaint.id, complaint.revision);
  const nameOf = useRootCauseName();
  const shown = useShown();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => {
    setOpened(null);
  };
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("corrective.title")}
      </Title>
      <QueryView query={query}>
        {({ rootCause, today, actions }) => (
          <Stack gap="sm">
            <div>
              <Text fw={600}>{rootCause ? nameOf(rootCause.code) : t("corrective.noCause")}</Text>
              {rootCause && shown(rootCause, "words") && (
                <Text className="tp-prose" dir="auto">
                  {shown(rootCause, "words")}
                </Text>
              )}
              {!rootCause?.masked.length && (
                <Button size="xs" variant="default" mt={4} className="tp-no-print" onClick={() => { setOpened({ what: "cause" }); }}>
                  {t(rootCause ? "corrective.changeCause" : "corrective.noteCause")}
                </Button>
              )}
            </div>
            <Title order={3} size="h5">
              {t("corrective.actions")}
            </Title>
            {actions.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t("corrective.none")}
              </Text>
            ) : (
              <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
                {actions.map((action) => (
                  <Action key={action.id} action={action} onOpen={setOpened} />
                ))}
              </Stack>
            )}
            <div className="tp-no-print">
              <Button size="xs" variant="default" onClick={() => { setOpened({ what: "action", action: null }); }}>
                {t("corrective.make")}
              </Button>
            </div>
            {opened?.what === "cause" && <CauseDialog complaint={complaint} noted={rootCause} onClose={close} />}
            {opened?.what === "action" && <ActionDialog complaint={complaint} action={opened.action} today={today} onClose={close} />}
            {(opened?.what === "done" || opened?.what === "drop") && <EndDialog complaint={complaint} action={opened.action} how={opened.what} onClose={close} />}
          </Stack>
        )}
      </QueryView>
    </Paper>
  );
}
