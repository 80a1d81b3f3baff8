import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { showErrors } from "@/lib/forms";
import { useByNumber } from "./duplicates";
import type { Staying } from "./MergeDialog";

interface Props {
  complaint: ComplaintDetail;
  onFound: (stays: Staying) => void;
}

/** Names the case to merge into by its number, where somebody knows better than what is suggested. */
export function MergeByNumber({ complaint, onFound }: Props) {
  const { t } = useTranslation("complaints");
  const find = useByNumber();
  const form = useForm({
    initialValues: { number: "" },
    validate: {
      number: (typed) => {
        const number = typed.trim();
        return number === "" ? t("duplicate.numberNeeded") : number.toUpperCase() === complaint.reference ? t("duplicate.itself") : null;
      },
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ number }) => {
        find.mutate(number.trim(), {
          onSuccess: (found) => {
            if (found) {
              form.reset();
              onFound(found);
            } else {
              showErrors(form, { number: t("duplicate.unknown") });
            }
          },
        });
      })}
    >
      {find.isError && <ProblemPanel error={find.error} />}
      <Group gap="xs" align="flex-start">
        <TextInput label={t("duplicate.number")} placeholder="C-2026-000123" dir="ltr" maxLength={40} autoComplete="off" style={{ flex: 1 }} {...form.getInputProps("number")} />
        <Button type="submit" variant="default" loading={find.isPending} mt={25}>
          {t("duplicate.find")}
        </Button>
      </Group>
    </form>
  );
}
