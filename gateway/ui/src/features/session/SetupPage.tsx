import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ProblemPanel, QueryView } from "@/components/states";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { enter } from "@/lib/session";
import type { FirstAccount } from "@/lib/contract";
import { createFirstAccount, setupNeeded, signIn } from "./api";
import { Entrance } from "./Entrance";

const FIELDS = ["code", "username", "name", "password"] as const;
const SHORTEST_PASSWORD = 12;

function SetupForm() {
  const { t } = useTranslation("session");
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<FirstAccount>({
    initialValues: { code: "", username: "", name: "", password: "" },
    validate: {
      code: (text) => (text.trim() === "" ? t("required") : null),
      username: (text) => (text.trim() === "" ? t("required") : null),
      name: (text) => (text.trim() === "" ? t("required") : null),
      password: (text) => (text.length < SHORTEST_PASSWORD ? t("setup.passwordHint", { count: SHORTEST_PASSWORD }) : null),
    },
  });
  const creation = useMutation({
    mutationFn: async (account: FirstAccount) => {
      await createFirstAccount(account);
      return signIn({ username: account.username, password: account.password });
    },
    onSuccess: async (session) => {
      enter(client, session);
      await navigate("/directory", { replace: true });
    },
    onError: (error) => {
      showErrors(form, fieldErrors(error, FIELDS));
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        creation.mutate(values);
      }, toFirstWrong(form))}
    >
      <Stack gap="md">
        {creation.isError && <ProblemPanel error={creation.error} faults={otherFaults(creation.error, FIELDS)} />}
        <TextInput label={t("setup.code")} description={t("setup.codeHint")} autoComplete="one-time-code" spellCheck={false} required {...form.getInputProps("code")} />
        <TextInput label={t("setup.name")} autoComplete="name" required {...form.getInputProps("name")} />
        <TextInput label={t("username")} autoComplete="username" autoCapitalize="none" spellCheck={false} required {...form.getInputProps("username")} />
        <PasswordInput
          label={t("password")}
          description={t("setup.passwordHint", { count: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={creation.isPending}>
          {t("setup.submit")}
        </Button>
      </Stack>
    </form>
  );
}

export default function SetupPage() {
  const { t } = useTranslation("session");
  const query = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => setupNeeded(signal), staleTime: Infinity });
  return (
    <Entrance title={t("setup.title")} lead={query.data?.needed === false ? undefined : t("setup.lead")}>
      <QueryView query={query}>
        {({ needed }) =>
          needed ? (
            <SetupForm />
          ) : (
            <p>
              {t("setup.done")}{" "}
              <Anchor component={Link} to="/sign-in">
                {t("signIn.title")}
              </Anchor>
            </p>
          )
        }
      </QueryView>
    </Entrance>
  );
}
