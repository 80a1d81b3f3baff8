import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { CustomerType } from "@/lib/customerTypes";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, hasStatus, otherFaults } from "@/lib/problem";
import { useCreateSurvey } from "./api";
import { SURVEY_CHANNELS, type SurveyChannel } from "./model";
import { PlaceFields } from "./PlaceFields";

const FIELDS = ["site", "customerType", "touchpoint", "channel"] as const;

interface Values {
  site: string | null;
  customerType: CustomerType | null;
  touchpoint: string | null;
  channel: SurveyChannel;
}

/** A survey of a touchpoint, for a channel and whoever answers there; it asks what that type is asked. */
export function SurveyDialog({ site, channel, onClose }: { site: string; channel: SurveyChannel; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const names = useNames();
  const create = useCreateSurvey();
  const form = useForm<Values>({
    initialValues: { site: site === "" ? null : site, customerType: null, touchpoint: null, channel },
    validate: { site: (value) => (value ? null : t("needed")), touchpoint: (value) => (value ? null : t("needed")) },
  });
  const taken = hasStatus(create.error, 409);
  return (
    <Modal opened onClose={onClose} title={t("newSurvey")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          create.mutate(
            { site: values.site ?? "", touchpoint: values.touchpoint ?? "", channel: values.channel, ...(values.customerType && { customerType: values.customerType }) },
            {
              onSuccess: onClose,
              onError: (error) => {
                showErrors(form, hasStatus(error, 409) ? { touchpoint: t("surveyThere") } : fieldErrors(error, FIELDS));
              },
            },
          );
        }, toFirstWrong(form))}
      >
        <Stack>
          {create.isError && !taken && <ProblemPanel error={create.error} faults={otherFaults(create.error, FIELDS)} />}
          <PlaceFields form={form} />
          <Select
            label={t("column.channel")}
            allowDeselect={false}
            data={SURVEY_CHANNELS.map((value) => ({ value, label: names("channel", value) }))}
            {...form.getInputProps("channel")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("createSurvey")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
