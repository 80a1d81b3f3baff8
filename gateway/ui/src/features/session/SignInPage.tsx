import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { ProblemPanel } from "@/components/states";
import { fieldErrors, hasReason, otherFaults } from "@/lib/problem";
import { enter, hasEnded, safePath } from "@/lib/session";
import { setupNeeded, signIn } from "./api";
import { Entrance } from "./Entrance";

const FIELDS = ["username", "password"] as const;

export default function SignInPage() {
  const { t } = useTranslation("session");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = params.get("next");
  const setup = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => setupNeeded(signal), staleTime: Infinity });
  const [values, setValues] = useState({ username: "", password: "" });
  const [missing, setMissing] = useState<Record<string, string>>({});
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      enter(client, session);
      await navigate(safePath(next), { replace: true });
    },
  });
  const errors = { ...missing, ...fieldErrors(entry.error, FIELDS) };
  // A form of its own instead of the form library: this is the first page, and it should weigh little.
  const input = (name: (typeof FIELDS)[number]) => ({
    required: true,
    value: values[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValues({ ...values, [name]: event.currentTarget.value });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty = FIELDS.filter((name) => values[name].trim() === "");
    setMissing(Object.fromEntries(empty.map((name) => [name, t("required")])));
    if (empty.length === 0) {
      entry.mutate(values);
    }
  };

  if (setup.data?.needed) {
    return <Navigate to="/setup" replace />;
  }
  return (
    <Entrance title={t("signIn.title")} lead={hasEnded() ? t("signIn.again") : next === null ? undefined : t("signIn.first")}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" mt="sm">
          {entry.isError &&
            (hasReason(entry.error, "bad-credentials") ? (
              <Text role="alert" size="sm" c="var(--tp-bad)" fw={500}>
                {t("signIn.wrong")}
              </Text>
            ) : (
              <ProblemPanel error={entry.error} faults={otherFaults(entry.error, FIELDS)} />
            ))}
          <TextInput label={t("username")} autoComplete="username" autoCapitalize="none" spellCheck={false} data-autofocus {...input("username")} />
          <PasswordInput
            label={t("password")}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
            {...input("password")}
          />
          <Button type="submit" loading={entry.isPending}>
            {t("signIn.submit")}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
