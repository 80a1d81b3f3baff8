import { Button, Group, Modal, NumberInput, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Kiosk } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeKiosk, useCreateKiosk } from "./api";
import { PairingCode } from "./PairingCode";
import { PlaceFields } from "./PlaceFields";

const FIELDS = ["site", "touchpoint", "name", "idleSeconds", "misuseSeconds", "questions", "pin"] as const;

/** Sets a kiosk up, or changes one; a new one is followed by its pairing code. */
export function KioskDialog({ kiosk, onClose }: { kiosk?: Kiosk; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const create = useCreateKiosk();
  const change = useChangeKiosk(kiosk?.id ?? "");
  const saving = kiosk ? change : create;
  const between = (least: number, most: number) => (value: number | string) =>
    typeof value === "number" && value >= least && value <= most ? null : t("between", { least, most });
  const form = useForm({
    initialValues: {
      site: (kiosk?.site ?? null) as string | null,
      touchpoint: (kiosk?.touchpoint ?? null) as string | null,
      name: kiosk?.name ?? "",
      idleSeconds: (kiosk?.idleSeconds ?? 20) as number | string,
      misuseSeconds: (kiosk?.misuseSeconds ?? 5) as number | string,
      questions: (kiosk?.questions ?? 3) as number | string,
      pin: "",
    },
    validate: {
      site: (value) => (value ? null : t("needed")),
      touchpoint: (value) => (value ? null : t("needed")),
      name: (value) => (value.trim() === "" ? t("needed") : null),
      idleSeconds: between(5, 300),
      misuseSeconds: between(0, 600),
      questions: between(0, 10),
      pin: (value) => ((kiosk && value === "") || /^\d{4,8}$/.test(value) ? null : t("pinWrong")),
    },
  });
  const onError = (error: unknown) => {
    showErrors(form, fieldErrors(error, FIELDS));
  };
  return (
    <Modal opened onClose={onClose} title={kiosk ? t("changeKiosk", { name: kiosk.name }) : t("newKiosk")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {create.data ? (
        <PairingCode pairing={create.data} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit((values) => {
            const settings = { name: values.name.trim(), idleSeconds: Number(values.idleSeconds), misuseSeconds: Number(values.misuseSeconds), questions: Number(values.questions) };
            if (kiosk) {
              change.mutate({ ...settings, ...(values.pin === "" ? {} : { pin: values.pin }) }, { onError, onSuccess: onClose });
            } else {
              create.mutate({ ...settings, site: values.site ?? "", touchpoint: values.touchpoint ?? "", pin: values.pin }, { onError });
            }
          }, toFirstWrong(form))}
        >
          <Stack gap="md">
            {saving.isError && <ProblemPanel error={saving.error} faults={otherFaults(saving.error, FIELDS)} />}
            {!kiosk && <PlaceFields form={form} />}
            <TextInput label={t("kioskName")} description={t("kioskNameHint")} required maxLength={80} {...form.getInputProps("name")} />
            <NumberInput label={t("idleSeconds")} description={t("idleSecondsHint")} min={5} max={300} clampBehavior="none" allowDecimal={false} {...form.getInputProps("idleSeconds")} />
            <NumberInput label={t("misuseSeconds")} description={t("misuseSecondsHint")} min={0} max={600} clampBehavior="none" allowDecimal={false} {...form.getInputProps("misuseSeconds")} />
            <NumberInput label={t("questions")} description={t("questionsHint")} min={0} max={10} clampBehavior="none" allowDecimal={false} {...form.getInputProps("questions")} />
            <PasswordInput
              label={t("pin")}
              description={kiosk ? t("pinKeep") : t("pinHint")}
              required={!kiosk}
              autoComplete="new-password"
              inputMode="numeric"
              maxLength={8}
              visibilityToggleButtonProps={{ "aria-label": t("showPin") }}
              {...form.getInputProps("pin")}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t("components:cancel")}
              </Button>
              <Button type="submit" loading={saving.isPending}>
                {kiosk ? t("components:save") : t("createKiosk")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
