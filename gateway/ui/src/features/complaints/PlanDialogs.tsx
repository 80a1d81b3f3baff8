import { Alert, Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, ContactPlan } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useAssignable } from "./api";
import { useTemplates } from "./letters";
import { handlersFor } from "./model";
import { PLAN_WORDS, monthsFrom, planTemplate, tellsOfPlan, usePlanWish } from "./plans";

/** Plans last three months unless the manager says otherwise; six at most. */
const USUAL_MONTHS = 3;
const USUAL_EVERY = 10;
const FIELDS = ["reason", "person", "replyEvery", "reviewOn", "letter.recipient", "letter.text"] as const;

/** What is missing in a field, beside it. */
function useNeeded(): (value: string | number | null) => string | null {
  const { t } = useTranslation("complaints");
  return (value) => (value === null || String(value).trim() === "" ? t("write.needed") : null);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Decides how we stay in contact with a customer, and tells them in the same step. */
export function DecidePlanDialog({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const staff = useAssignable().data ?? [];
  const templates = useTemplates(complaint.site).data ?? [];
  const wish = usePlanWish();
  // The same try sent twice, by a double click or a lost answer, is one decision and one letter.
  const [once] = useState(randomKey);
  const [channel, setChannel] = useState<"REPLY" | "LETTER">("REPLY");
  const template = planTemplate(templates, complaint.language);
  const needed = useNeeded();
  const form = useForm({
    initialValues: { reason: "", person: null as string | null, replyEvery: USUAL_EVERY as number | string, reviewOn: monthsFrom(today(), USUAL_MONTHS), letter: { text: null as string | null, recipient: "" } },
    validate: { reason: needed, person: needed, replyEvery: needed, reviewOn: needed, letter: { text: (value) => needed(value ?? template?.text ?? null) } },
  });
  const text = form.values.letter.text ?? template?.text ?? "";
  const untold = !tellsOfPlan({ text });
  return (
    <Modal opened onClose={onClose} size="xl" title={t("plan.decide")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason, person, replyEvery, reviewOn, letter: { recipient } }) => {
          wish.mutate(
            {
              kind: "decide",
              complaint: complaint.id,
              once,
              body: {
                reason,
                person: person ?? "",
                replyEvery: Number(replyEvery),
                reviewOn,
                letter: { channel, text, language: template?.language ?? complaint.language, ...(channel === "LETTER" && recipient.trim() !== "" && { recipient }) },
              },
            },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, FIELDS));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, FIELDS)} />}
          <Text size="sm">{t("plan.explained")}</Text>
          <Textarea label={t("plan.reason")} description={t("plan.reasonHint")} required autosize minRows={2} data-autofocus {...form.getInputProps("reason")} />
          <Select label={t("plan.person")} required searchable data={handlersFor(complaint.site, staff).map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps("person")} />
          <NumberInput label={t("plan.every")} required min={2} max={60} allowDecimal={false} {...form.getInputProps("replyEvery")} />
          <TextInput type="date" label={t("plan.reviewOn")} required min={today()} max={monthsFrom(today(), 6)} {...form.getInputProps("reviewOn")} />
          <SegmentedControl
            aria-label={t("write.channel")}
            value={channel}
            onChange={(value) => {
              setChannel(value as "REPLY" | "LETTER");
            }}
            data={[
              { value: "REPLY", label: t("write.reply") },
              { value: "LETTER", label: t("write.letter") },
            ]}
          />
          {channel === "LETTER" && <Textarea label={t("write.recipient")} autosize minRows={2} {...form.getInputProps("letter.recipient")} />}
          <Textarea
            label={t("plan.letter")}
            required
            autosize
            minRows={8}
            lang={template?.language ?? complaint.language}
            {...form.getInputProps("letter.text")}
            value={text}
          />
          {untold && (
            <Alert color="yellow" variant="outline">
              {t("plan.untold", { words: PLAN_WORDS.join(", ") })}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("plan.decideAndTell")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Says no to a proposal, with the reason. */
export function DeclinePlanDialog({ complaint, onClose }: { complaint: string; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const wish = usePlanWish();
  const [once] = useState(randomKey);
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: useNeeded() } });
  return (
    <Modal opened onClose={onClose} title={t("plan.decline")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason }) => {
          wish.mutate(
            { kind: "decline", complaint, reason, once },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, ["reason"]));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, ["reason"])} />}
          <Textarea label={t("plan.noReason")} required autosize minRows={2} data-autofocus {...form.getInputProps("reason")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("plan.decline")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Looks at a plan again: it goes on until another day, or ends. */
export function ReviewPlanDialog({ plan, onClose }: { plan: ContactPlan; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const wish = usePlanWish();
  const [once] = useState(randomKey);
  const [outcome, setOutcome] = useState<"GO_ON" | "END">("END");
  const needed = useNeeded();
  const goesOn = (value: string | number) => (outcome === "GO_ON" ? needed(value) : null);
  const form = useForm({
    initialValues: { reason: "", replyEvery: (plan.replyEvery ?? USUAL_EVERY) as number | string, reviewOn: monthsFrom(today(), USUAL_MONTHS) },
    validate: { reason: needed, replyEvery: goesOn, reviewOn: goesOn },
  });
  const fields = ["reason", "replyEvery", "reviewOn"] as const;
  return (
    <Modal opened onClose={onClose} title={t("plan.review")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason, replyEvery, reviewOn }) => {
          wish.mutate(
            { kind: "review", plan, once, body: { outcome, reason, ...(outcome === "GO_ON" && { replyEvery: Number(replyEvery), reviewOn }) } },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, fieldErrors(error, fields));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, fields)} />}
          <SegmentedControl
            aria-label={t("plan.outcome")}
            value={outcome}
            onChange={(value) => {
              setOutcome(value as "GO_ON" | "END");
            }}
            data={[
              { value: "END", label: t("plan.end") },
              { value: "GO_ON", label: t("plan.goOn") },
            ]}
          />
          <Textarea label={t("plan.reason")} required autosize minRows={2} data-autofocus {...form.getInputProps("reason")} />
          {outcome === "GO_ON" && (
            <>
              <NumberInput label={t("plan.every")} description={t("plan.retold")} min={2} max={60} allowDecimal={false} {...form.getInputProps("replyEvery")} />
              <TextInput type="date" label={t("plan.reviewOn")} min={today()} max={monthsFrom(today(), 6)} {...form.getInputProps("reviewOn")} />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
