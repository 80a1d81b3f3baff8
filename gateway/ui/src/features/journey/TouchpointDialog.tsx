import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { Journey, JourneyStop } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { type TouchpointDraft, useAddTouchpoint, useChangeTouchpoint } from "./api";
import { type CustomerType, codeOf } from "./model";
import { LANGUAGES, factsOf, useSides } from "./touchpoint";

const FIELDS = ["code", "kind", "unit", "before", ...LANGUAGES.map((language) => `name.${language}`)];
const AT_THE_END = "";

interface Props {
  customerType: CustomerType;
  /** The touchpoint to change; null for a new one. */
  stop: JourneyStop | null;
  /** The journey as it is, to say where a new one comes. */
  others: readonly JourneyStop[];
  nameOf: (stop: JourneyStop) => string;
  onClose: () => void;
}

export function TouchpointDialog({ customerType, stop, others, nameOf, onClose }: Props) {
  const { t } = useTranslation("journey");
  const add = useAddTouchpoint(customerType);
  const change = useChangeTouchpoint(customerType);
  const save = stop ? change : add;
  const sides = useSides();
  // What the change is based on: what was opened, or what another person saved meanwhile.
  const [base, setBase] = useState(stop);
  const form = useForm({
    initialValues: {
      ...factsOf(stop),
      code: stop?.code ?? "",
      before: others.at(-1)?.code ?? AT_THE_END,
    },
    validate: {
      name: { en: (text) => (text.trim() === "" ? t("needed") : null) },
      unit: (text) => (text.trim() === "" ? t("needed") : null),
      code: (text, values) => (stop || codeOf(text || values.name.en) !== "" ? null : t("touchpoint.codeNeeded")),
    },
  });
  const theirs = currentOf<Journey>(change.error)?.touchpoints.find(({ code }) => code === stop?.code) ?? null;
  const done = {
    onSuccess: onClose,
    onError: (error: unknown) => {
      showErrors(form, fieldErrors(error, FIELDS));
    },
  };
  const send = (values: typeof form.values, from: JourneyStop | null) => {
    // Languages that this form does not show are kept as they are.
    const names = { ...from?.name, ...values.name };
    const draft: TouchpointDraft = {
      kind: values.kind,
      unit: values.unit.trim(),
      name: Object.fromEntries(Object.entries(names).flatMap(([language, text]) => (text.trim() === "" ? [] : [[language, text.trim()]]))),
    };
    if (from) {
      change.mutate({ ...draft, touchpoint: from.code, revision: from.revision }, done);
    } else {
      add.mutate({ ...draft, code: codeOf(values.code || values.name.en), ...(values.before !== AT_THE_END && { before: values.before }) }, done);
    }
  };
  return (
    <Modal opened onClose={onClose} title={stop ? t("touchpoint.edit", { name: nameOf(stop) }) : t("touchpoint.add")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          send(values, base);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {theirs && (
            <ConflictNotice
              sides={sides(form.values, factsOf(theirs))}
              busy={change.isPending}
              onTake={() => {
                form.setValues(factsOf(theirs));
                setBase(theirs);
                change.reset();
              }}
              onKeep={() => {
                setBase(theirs);
                if (!form.validate().hasErrors) {
                  send(form.values, theirs);
                }
              }}
            />
          )}
          {save.isError && !theirs && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
          <TextInput label={t("touchpoint.nameIn.en")} required lang="en" dir="ltr" maxLength={80} data-autofocus {...form.getInputProps("name.en")} />
          <TextInput label={t("touchpoint.nameIn.es")} lang="es" dir="ltr" maxLength={80} {...form.getInputProps("name.es")} />
          <TextInput label={t("touchpoint.nameIn.ar")} lang="ar" dir="rtl" maxLength={80} {...form.getInputProps("name.ar")} />
          <Select
            label={t("touchpoint.kind")}
            required
            allowDeselect={false}
            data={(["INTERACTION", "PHYSICAL"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps("kind")}
          />
          <TextInput label={t("touchpoint.unit")} required maxLength={80} {...form.getInputProps("unit")} />
          {!stop && (
            <>
              <Select
                label={t("touchpoint.place")}
                allowDeselect={false}
                data={[...others.map((other) => ({ value: other.code, label: t("touchpoint.before", { name: nameOf(other) }) })), { value: AT_THE_END, label: t("touchpoint.end") }]}
                {...form.getInputProps("before")}
              />
              <TextInput
                label={t("touchpoint.code")}
                description={t("touchpoint.codeHint")}
                placeholder={codeOf(form.values.name.en)}
                maxLength={40}
                dir="ltr"
                {...form.getInputProps("code")}
              />
              <Text size="sm" c="dimmed">
                {t("touchpoint.surveys")}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
