import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { PromiseGiven } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useShown } from "@/lib/masked";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { type Wish, useWish } from "./api";

export type Saying = "keep" | "break" | "recover";

/** How the server calls what is said. */
const FIELD: Record<Saying, string> = { keep: "proof", break: "reason", recover: "note" };

function wishOf(kind: Saying, promise: PromiseGiven, said: string): Wish | null {
  switch (kind) {
    case "keep":
      return { kind, promise, proof: said };
    case "break":
      return { kind, promise, reason: said };
    case "recover":
      return promise.recovery && { kind, recovery: promise.recovery, note: said };
  }
}

/** One sentence that a promise's end needs: the proof, the reason, or what was done for the customer. */
export function SayDialog({ kind, promise, onClose }: { kind: Saying; promise: PromiseGiven; onClose: () => void }) {
  const { t } = useTranslation("promises");
  const shown = useShown();
  const wish = useWish(promise.complaint);
  const form = useForm({ initialValues: { said: "" }, validate: { said: (text) => (text.trim() === "" ? t("needed") : null) } });
  return (
    <Modal opened onClose={onClose} title={t(`say.${kind}.title`)} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ said }) => {
          const wanted = wishOf(kind, promise, said.trim());
          if (wanted) {
            wish.mutate(wanted, {
              onSuccess: onClose,
              onError: (error) => {
                const fault = fieldErrors(error, [FIELD[kind]])[FIELD[kind]];
                showErrors(form, fault ? { said: fault } : {});
              },
            });
          }
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {wish.isError && <ProblemPanel error={wish.error} faults={otherFaults(wish.error, [FIELD[kind]])} />}
          <Text className="tp-prose tp-quote" dir="auto">
            {shown(promise, "text")}
          </Text>
          <Textarea label={t(`say.${kind}.label`)} description={t(`say.${kind}.hint`)} required autosize minRows={3} maxLength={1000} data-autofocus {...form.getInputProps("said")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t(`say.${kind}.send`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
