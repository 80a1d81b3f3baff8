import { Button, Group, Modal, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { SiteVisit } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, hasStatus, otherFaults } from "@/lib/problem";
import { useChangeVisit } from "./api";
import { BriefField, ShopperFields, WindowFields, useChangeRules } from "./ChangeFields";
import { CHANGE_FIELDS, type ChangeValues, changeOf, differing, valuesOf } from "./model";

/** Somebody saved first: both versions, field by field. */
function Conflict({ mine, theirs, onTake }: { mine: ChangeValues; theirs: ChangeValues; onTake: () => void }) {
  const { t } = useTranslation("visits");
  const name = { from: t("from"), to: t("to"), name: t("plan.name"), email: t("plan.email"), brief: t("plan.brief") };
  return (
    <Paper withBorder p="md" role="alert" className="tp-problem">
      <Title order={3}>{t("conflict.title")}</Title>
      <Text mb="sm">{t("conflict.text")}</Text>
      <Table mb="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th scope="col">{t("conflict.mine")}</Table.Th>
            <Table.Th scope="col">{t("conflict.theirs")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differing(mine, theirs).map((each) => (
            <Table.Tr key={each.field}>
              <Table.Th scope="row">{name[each.field]}</Table.Th>
              <Table.Td dir="auto">{each.mine}</Table.Td>
              <Table.Td dir="auto">{each.theirs}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button variant="default" size="xs" onClick={onTake}>
        {t("conflict.take")}
      </Button>
    </Paper>
  );
}

/** Changes what nobody has begun. The visit is the newest that is known: after a conflict the next try goes on top of it. */
export function ChangeDialog({ visit, zone, onClose }: { visit: SiteVisit; zone: string; onClose: () => void }) {
  const { t } = useTranslation("visits");
  const change = useChangeVisit(visit);
  const form = useForm<ChangeValues>({ initialValues: valuesOf(visit, zone), validate: useChangeRules() });
  const conflict = hasStatus(change.error, 412);
  const now = valuesOf(visit, zone);
  return (
    <Modal opened onClose={onClose} size="lg" title={t("change")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          change.mutate(changeOf(values, zone), {
            onSuccess: onClose,
            onError: (error) => {
              showErrors(form, fieldErrors(error, CHANGE_FIELDS));
            },
          });
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {conflict && (
            <Conflict
              mine={form.values}
              theirs={now}
              onTake={() => {
                form.setValues(now);
                change.reset();
              }}
            />
          )}
          {change.isError && !conflict && <ProblemPanel error={change.error} faults={otherFaults(change.error, CHANGE_FIELDS)} />}
          <WindowFields form={form} zone={zone} />
          <ShopperFields form={form} />
          <BriefField form={form} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
