import { Button, Group, Modal, NumberInput, Stack, Switch, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { KeptKind } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { useChangeRetention, useEffectOf } from "./api";
import { LONGEST, isShorter, monthsOf } from "./model";
import { useMonths } from "./words";

const FIELDS = ["months"] as const;

interface Values {
  months: number | string;
  forEver: boolean;
}

/** What was decided last, be it that it does not count yet. */
function decided({ months, next }: KeptKind): number | null {
  return next ? next.months : months;
}

function valuesOf(kept: KeptKind): Values {
  const months = decided(kept);
  return { months: months ?? kept.usualMonths ?? "", forEver: months === null };
}

function wantedOf({ months, forEver }: Values): number | null {
  return forEver ? null : monthsOf(months);
}

/** What would go, before somebody decides that it does. */
function Effect({ kept, wanted }: { kept: KeptKind; wanted: number | null }) {
  const { t } = useTranslation("retention");
  const { date, number } = useFormats();
  const { data } = useEffectOf(kept.kind, wanted);
  return (
    <div role="status" aria-live="polite">
      {wanted !== null && data && (
        <Text size="sm" fw={600}>
          {data.records === 0 ? t("effect.none", { date: date(data.before) }) : t(data.orMore ? "effect.more" : "effect.some", { count: data.records, number: number(data.records), date: date(data.before) })}
        </Text>
      )}
      {isShorter(wanted, kept.months) && <Text size="sm">{t("effect.thinkTwice")}</Text>}
    </div>
  );
}

export function RetentionDialog({ kept, onClose }: { kept: KeptKind; onClose: () => void }) {
  const { t } = useTranslation("retention");
  const months = useMonths();
  const change = useChangeRetention(kept.kind);
  const [seen, setSeen] = useState(kept);
  const form = useForm<Values>({
    initialValues: valuesOf(kept),
    validate: { months: (typed, values) => (values.forEver || monthsOf(typed) !== null ? null : t("between", { most: LONGEST })) },
  });
  const wanted = wantedOf(form.values);
  const theirs = currentOf<KeptKind>(change.error);
  const send = (values: Values, from: KeptKind) => {
    change.mutate(
      { months: wantedOf(values), revision: from.revision },
      {
        onSuccess: () => {
          notifications.show({ message: t("saved") });
          onClose();
        },
        onError: (error) => {
          showErrors(form, fieldErrors(error, FIELDS));
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("changeOf", { kind: t(`kind.${kept.kind}`) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          send(values, seen);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {theirs && (
            <ConflictNotice
              sides={[{ what: t("column.kept"), mine: months(wanted), theirs: months(decided(theirs)) }]}
              busy={change.isPending}
              onTake={() => {
                form.setValues(valuesOf(theirs));
                setSeen(theirs);
                change.reset();
              }}
              onKeep={() => {
                setSeen(theirs);
                if (!form.validate().hasErrors) {
                  send(form.values, theirs);
                }
              }}
            />
          )}
          {change.isError && !theirs && <ProblemPanel error={change.error} faults={otherFaults(change.error, FIELDS)} />}
          <Text size="sm">{t(`goes.${kept.kind}`)}</Text>
          <Switch label={t("keepForEver")} {...form.getInputProps("forEver", { type: "checkbox" })} />
          {!form.values.forEver && (
            <NumberInput
              label={t("field.months")}
              description={t("field.usual", { months: months(kept.usualMonths) })}
              required
              min={1}
              max={LONGEST}
              clampBehavior="none"
              allowDecimal={false}
              data-autofocus
              {...form.getInputProps("months")}
            />
          )}
          <Effect kept={seen} wanted={wanted} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
