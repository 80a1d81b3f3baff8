import { Button, Group, Modal, Select, Stack, Switch, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, ComplaintStatus, Move } from "@/lib/contract";
import { toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { FREE } from "@/lib/remedies";
import { useChange } from "./api";
import { OUTCOMES, explained, needsOutcome } from "./model";

interface Props {
  complaint: ComplaintDetail;
  to: ComplaintStatus;
  busy: boolean;
  /** Why the last try was refused. */
  error: unknown;
  onClose: () => void;
  onMove: (move: Move) => void;
}

/** A note overwrites nothing. */
const noConflict = () => undefined;

export function MoveDialog({ complaint, to, busy, error, onClose, onMove }: Props) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const withOutcome = needsOutcome(to);
  const why = explained(to);
  const asks = to === "WAITING_FOR_CUSTOMER";
  const ask = useChange(noConflict);
  const form = useForm<{ question: string; note: string; outcome: Move["outcome"] | ""; inCustomersFavour: boolean; remedy: Move["remedy"] | "" }>({
    initialValues: { question: "", note: "", outcome: "", inCustomersFavour: false, remedy: "" },
    validate: {
      outcome: (value) => (withOutcome && value === "" ? t("move.outcomeNeeded") : null),
      question: (text) => (asks && text.trim() === "" ? t("move.questionNeeded") : null),
      note: (text) => (why && text.trim() === "" ? t(`move.needed.${why}`) : null),
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("move.title", { status: t(`status.${to}`) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ question, note, outcome, inCustomersFavour, remedy }) => {
          const move = () => {
            onMove({ to, ...(note.trim() && { note: note.trim() }), ...(withOutcome && outcome && { outcome, inCustomersFavour, ...(remedy && { remedy }) }) });
          };
          // A note of a move is for colleagues only; the customer is asked by one of its own, and only once when the move has to be tried again.
          if (asks && !ask.isSuccess) {
            ask.mutate({ change: { kind: "notes", body: { text: question.trim(), visibleToCustomer: true } }, seen: complaint }, { onSuccess: move });
          } else {
            move();
          }
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {Boolean(error ?? ask.error) && <ProblemPanel error={error ?? ask.error} />}
          {asks && (
            <Textarea
              label={t("move.question")}
              description={t("move.questionHint")}
              required
              autosize
              minRows={3}
              maxLength={4000}
              readOnly={ask.isSuccess}
              data-autofocus
              {...form.getInputProps("question")}
            />
          )}
          {withOutcome && (
            <>
              <Select
                label={t("outcome")}
                required
                data={OUTCOMES.map((value) => ({ value, label: names("outcome", value) }))}
                {...form.getInputProps("outcome")}
              />
              <Select label={t("remedy")} description={t("move.remedyHint")} clearable data={FREE.map((value) => ({ value, label: names("remedy", value) }))} {...form.getInputProps("remedy")} />
              <Switch label={t("inFavour")} {...form.getInputProps("inCustomersFavour", { type: "checkbox" })} />
            </>
          )}
          <Textarea label={why ? t(`move.why.${why}`) : t("note")} description={t("move.noteHint")} required={why !== null} autosize minRows={3} maxLength={4000} data-autofocus={!asks || undefined} {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={busy || ask.isPending}>
              {t(`action.${to}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
