import { Button, Group, Modal, NumberInput, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, type Side, differing } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { Kiosk, NewKiosk } from "@/lib/contract";
import type { CustomerType } from "@/lib/customerTypes";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeKiosk, useCreateKiosk } from "./api";
import { PairingCode } from "./PairingCode";
import { PlaceFields } from "./PlaceFields";
import { SET_FOR_ALL, type SetForAll } from "./model";

const FIELDS = ["site", "customerType", "touchpoint", "name", "idleSeconds", "misuseSeconds", "questions", "pin"] as const;

/** What each number may be. */
const BOUNDS: Record<SetForAll, [number, number]> = { idleSeconds: [5, 300], misuseSeconds: [0, 600], questions: [0, 10] };

interface Settings {
  name: string;
  idleSeconds: number | string;
  misuseSeconds: number | string;
  questions: number | string;
}

function settingsOf({ name, idleSeconds, misuseSeconds, questions }: Settings): Settings {
  return { name, idleSeconds, misuseSeconds, questions };
}

/** The numbers that were given; the others are left to the platform. */
function numbersOf({ idleSeconds, misuseSeconds, questions }: Settings): Pick<NewKiosk, "idleSeconds" | "misuseSeconds" | "questions"> {
  return {
    ...(idleSeconds !== "" && { idleSeconds: Number(idleSeconds) }),
    ...(misuseSeconds !== "" && { misuseSeconds: Number(misuseSeconds) }),
    ...(questions !== "" && { questions: Number(questions) }),
  };
}

function useSides(): (mine: Settings, theirs: Settings) => Side[] {
  const { t } = useTranslation("channels");
  return (mine, theirs) => {
    const side = (what: string, field: keyof Settings) => ({ what, mine: String(mine[field]).trim(), theirs: String(theirs[field]) });
    return differing([side(t("kioskName"), "name"), side(t("idleSeconds"), "idleSeconds"), side(t("misuseSeconds"), "misuseSeconds"), side(t("questions"), "questions")]);
  };
}

/** Whether a number of a kiosk is as set for all or its own, and the way back. */
function AsSet({ name, usual, value, onBack }: { name: string; usual: number; value: number | string; onBack: () => void }) {
  const { t } = useTranslation("channels");
  return (
    <Group gap="xs" mt={4}>
      <Text size="xs" c="dimmed">
        {t(value === usual ? "asSet" : "ownValue", { value: usual })}
      </Text>
      {value !== usual && (
        <Button size="compact-xs" variant="subtle" aria-label={t("backToSetOf", { name, value: usual })} onClick={onBack}>
          {t("backToSet")}
        </Button>
      )}
    </Group>
  );
}

/** Sets a kiosk up, or changes one; a new one is followed by its pairing code. */
export function KioskDialog({ kiosk, onClose }: { kiosk?: Kiosk; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const create = useCreateKiosk();
  const change = useChangeKiosk(kiosk?.id ?? "");
  const saving = kiosk ? change : create;
  const sides = useSides();
  // What the change is based on: what was opened, or what another person saved meanwhile.
  const [seen, setSeen] = useState(kiosk?.revision ?? 0);
  const theirs = currentOf<Kiosk>(change.error);
  // What a new kiosk is not told it has as whoever runs the platform set it.
  const between = ([least, most]: [number, number]) => (value: number | string) =>
    (!kiosk && value === "") || (typeof value === "number" && value >= least && value <= most) ? null : t("between", { least, most });
  const form = useForm({
    initialValues: {
      site: (kiosk?.site ?? null) as string | null,
      customerType: (kiosk?.customerType ?? null) as CustomerType | null,
      touchpoint: (kiosk?.touchpoint ?? null) as string | null,
      name: kiosk?.name ?? "",
      idleSeconds: (kiosk?.idleSeconds ?? "") as number | string,
      misuseSeconds: (kiosk?.misuseSeconds ?? "") as number | string,
      questions: (kiosk?.questions ?? "") as number | string,
      pin: "",
    },
    validate: {
      site: (value) => (value ? null : t("needed")),
      touchpoint: (value) => (value ? null : t("needed")),
      name: (value) => (value.trim() === "" ? t("needed") : null),
      idleSeconds: between(BOUNDS.idleSeconds),
      misuseSeconds: between(BOUNDS.misuseSeconds),
      questions: between(BOUNDS.questions),
      pin: (value) => ((kiosk && value === "") || /^\d{4,8}$/.test(value) ? null : t("pinWrong")),
    },
  });
  const onError = (error: unknown) => {
    showErrors(form, fieldErrors(error, FIELDS));
  };
  const sendChange = (values: typeof form.values, revision: number) => {
    change.mutate(
      { name: values.name.trim(), idleSeconds: Number(values.idleSeconds), misuseSeconds: Number(values.misuseSeconds), questions: Number(values.questions), ...(values.pin === "" ? {} : { pin: values.pin }), revision },
      { onError, onSuccess: onClose },
    );
  };
  return (
    <Modal opened onClose={onClose} title={kiosk ? t("changeKiosk", { name: kiosk.name }) : t("newKiosk")} closeButtonProps={{ "aria-label": t("components:close") }}>
      {create.data ? (
        <PairingCode pairing={create.data} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit((values) => {
            if (kiosk) {
              sendChange(values, seen);
            } else {
              create.mutate({ ...numbersOf(values), name: values.name.trim(), site: values.site ?? "", touchpoint: values.touchpoint ?? "", pin: values.pin, ...(values.customerType && { customerType: values.customerType }) }, { onError });
            }
          }, toFirstWrong(form))}
        >
          <Stack gap="md">
            {theirs && (
              <ConflictNotice
                sides={sides(form.values, theirs)}
                unseen={t("onlyPin")}
                busy={change.isPending}
                onTake={() => {
                  form.setValues({ ...settingsOf(theirs), pin: "" });
                  setSeen(theirs.revision);
                  change.reset();
                }}
                onKeep={() => {
                  setSeen(theirs.revision);
                  if (!form.validate().hasErrors) {
                    sendChange(form.values, theirs.revision);
                  }
                }}
              />
            )}
            {saving.isError && !theirs && <ProblemPanel error={saving.error} faults={otherFaults(saving.error, FIELDS)} />}
            {!kiosk && <PlaceFields form={form} />}
            <TextInput label={t("kioskName")} description={t("kioskNameHint")} required maxLength={80} {...form.getInputProps("name")} />
            {SET_FOR_ALL.map((name) => (
              <div key={name}>
                <NumberInput label={t(name)} description={t(`${name}Hint`)} placeholder={t("kioskUsual")} min={BOUNDS[name][0]} max={BOUNDS[name][1]} clampBehavior="none" allowDecimal={false} {...form.getInputProps(name)} />
                {kiosk && (
                  <AsSet
                    name={t(name)}
                    usual={kiosk.usual[name]}
                    value={form.values[name]}
                    onBack={() => {
                      form.setFieldValue(name, kiosk.usual[name]);
                    }}
                  />
                )}
              </div>
            ))}
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
