import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import { bodyOf, gateway } from "@/lib/clients";
import type { Session } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { keepCsrfToken } from "@/lib/http";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { SESSION } from "@/lib/session";

const FIELDS = ["present", "password"] as const;
const SHORTEST = 12;

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("tags");
  const client = useQueryClient();
  const form = useForm({
    initialValues: { present: "", password: "" },
    validate: {
      present: (text) => (text === "" ? t("password.needed") : null),
      password: (text) => (text.length < SHORTEST ? t("password.short", { count: SHORTEST }) : null),
    },
  });
  const change = useMutation({
    mutationFn: (body: { present: string; password: string }) => bodyOf<Session>(gateway.PUT("/api/session/password", { body })),
    onSuccess: (session) => {
      // The server starts a fresh session, so that the old one is worth nothing to whoever has it.
      keepCsrfToken(session.csrfToken);
      client.setQueryData(SESSION, session);
      notifications.show({ message: t("password.changed") });
      onClose();
    },
    onError: (error) => {
      showErrors(form, fieldErrors(error, FIELDS));
    },
  });
  const eye = { "aria-label": t("password.show") };
  return (
    <Modal opened onClose={onClose} title={t("app:password.change")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          change.mutate(values);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {change.isError && <ProblemPanel error={change.error} faults={otherFaults(change.error, FIELDS)} />}
          <PasswordInput label={t("password.present")} autoComplete="current-password" required data-autofocus visibilityToggleButtonProps={eye} {...form.getInputProps("present")} />
          <PasswordInput
            label={t("password.next")}
            description={t("password.short", { count: SHORTEST })}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={eye}
            {...form.getInputProps("password")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t("app:password.change")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
