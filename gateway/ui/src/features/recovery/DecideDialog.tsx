import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { RemedyGiven } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useWish } from "./api";
import { useRemedyWords } from "./words";

export type Deciding = "approve" | "decline" | "takeBack";

/** Yes or no to a remedy that waits; who asked for it may take it back. */
export function DecideDialog({ how, remedy, onClose }: { how: Deciding; remedy: RemedyGiven; onClose: () => void }) {
  const { t } = useTranslation("recovery");
  const words = useRemedyWords();
  const wish = useWish();
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: (text) => (how !== "approve" && text.trim() === "" ? t("needed") : null) } });
  return (
    <Modal opened onClose={onClose} title={t(`decide.${how}.title`)} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason }) => {
          wish.mutate(
            { kind: how === "approve" ? "approve" : "decline", remedy, reason: reason.trim() },
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
          <Text fw={600}>{words(remedy)}</Text>
          {remedy.note && (
            <Text className="tp-prose tp-quote" dir="auto">
              {remedy.note}
            </Text>
          )}
          <Textarea label={t(`decide.${how}.reason`)} required={how !== "approve"} autosize minRows={2} maxLength={1000} data-autofocus {...form.getInputProps("reason")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={wish.isPending}>
              {t(`decide.${how}.send`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
