import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { RemedyTerms } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { decimalsOf } from "@/lib/money";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults, problemOf } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { REMEDIES, costs, isOfPurchase } from "@/lib/remedies";
import { useWish } from "./api";
import { NOTHING_YET, needsApproval, remedyOf } from "./model";

const FIELDS = ["kind", "minor", "purchasedOn", "exception", "note"] as const;

/** The service counts in the smallest unit; the form asks as people write. */
function ofForm({ minor, ...rest }: Record<string, string>): Record<string, string> {
  return minor === undefined ? rest : { ...rest, cost: minor };
}

export function GiveDialog({ complaint, terms, onClose }: { complaint: string; terms: RemedyTerms; onClose: () => void }) {
  const { t } = useTranslation("recovery");
  const { money, number } = useFormats();
  const names = useNames();
  const wish = useWish();
  // The same try sent twice, by a double click or a lost answer, is one remedy; a refusal leaves the key free.
  const [once] = useState(randomKey);
  const [late, setLate] = useState(false);
  const form = useForm({
    initialValues: NOTHING_YET,
    validate: {
      kind: (kind) => (kind === "" ? t("needed") : null),
      cost: (cost, { kind }) => (kind !== "" && costs(kind) && cost === "" ? t("needed") : null),
      purchasedOn: (day, { kind }) => (kind !== "" && isOfPurchase(kind) && day === "" ? t("needed") : null),
    },
  });
  const { values } = form;
  const asks = needsApproval(values, terms);
  const { kind } = values;
  return (
    <Modal opened onClose={onClose} title={t("give.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((chosen) => {
          const body = remedyOf(chosen, terms.currency);
          if (body) {
            wish.mutate(
              { kind: "give", complaint, body, once },
              {
                onSuccess: onClose,
                onError: (error) => {
                  setLate((problemOf(error).errors ?? []).some(({ reason }) => reason === "return-window-over") || late);
                  showErrors(form, ofForm(fieldErrors(error, FIELDS)));
                },
              },
            );
          }
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, FIELDS)} />}
          <Select label={t("give.kind")} required allowDeselect={false} data-autofocus data={REMEDIES.map((value) => ({ value, label: names("remedy", value) }))} {...form.getInputProps("kind")} value={kind || null} />
          {kind !== "" && costs(kind) && (
            <NumberInput
              label={t("give.cost", { currency: terms.currency })}
              description={t("give.limit", { limit: money(terms.limit, terms.currency) })}
              required
              min={0}
              decimalScale={decimalsOf(terms.currency)}
              inputWrapperOrder={["label", "input", "description", "error"]}
              {...form.getInputProps("cost")}
            />
          )}
          {kind !== "" && isOfPurchase(kind) && (
            <TextInput type="date" label={t("give.purchasedOn")} description={t("give.window", { count: terms.returnWindow, number: number(terms.returnWindow) })} required inputWrapperOrder={["label", "input", "description", "error"]} {...form.getInputProps("purchasedOn")} />
          )}
          {late && kind !== "" && isOfPurchase(kind) && terms.manages && (
            <Textarea label={t("give.exception")} description={t("give.exceptionHint")} autosize minRows={2} maxLength={1000} {...form.getInputProps("exception")} />
          )}
          <Textarea label={t("give.note")} description={t("give.noteHint")} autosize minRows={2} maxLength={1000} {...form.getInputProps("note")} />
          {asks && (
            <Text size="sm" role="status">
              {t("give.asks")}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t(asks ? "give.ask" : "give.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
