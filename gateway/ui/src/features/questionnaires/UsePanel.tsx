import { Group, Paper, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoleButton } from "@/components/controls";
import { QueryView } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useTouchpointNames } from "@/lib/touchpoints";
import { type Survey, useSurveys } from "./api";
import { WRITERS } from "./roles";
import { countsBy, sitesOf } from "./use";
import { UseDialog } from "./UseDialog";

function InUse({ surveys }: { surveys: readonly Survey[] }) {
  const { t } = useTranslation("questionnaires");
  const { list, number } = useFormats();
  const touchpointName = useTouchpointNames();
  if (surveys.length === 0) {
    return <Text c="dimmed">{t("use.nowhere")}</Text>;
  }
  return (
    <>
      <Text>{t("use.now", { count: surveys.length, number: number(surveys.length), sites: number(sitesOf(surveys)) })}</Text>
      <Text size="sm" c="dimmed">
        {list(countsBy(surveys, (survey) => survey.touchpoint).map(([code]) => touchpointName(code)))}
      </Text>
    </>
  );
}

/** Where a published questionnaire is asked, and where it can be from now on. */
export function UsePanel({ id, title, customerType, onKiosks }: { id: string; title: string; customerType: string; onKiosks: boolean }) {
  const { t } = useTranslation("questionnaires");
  const query = useSurveys(customerType);
  const [choosing, setChoosing] = useState(false);
  return (
    <Paper withBorder p="md" mb="md" component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t("use.heading")}</Title>
        <RoleButton
          needs={WRITERS}
          size="xs"
          disabled={!query.data}
          onClick={() => {
            setChoosing(true);
          }}
        >
          {t("use.button")}
        </RoleButton>
      </Group>
      <QueryView query={query}>{(surveys) => <InUse surveys={surveys.filter((survey) => survey.questionnaire === id)} />}</QueryView>
      {choosing && query.data && (
        <UseDialog
          id={id}
          title={title}
          customerType={customerType}
          onKiosks={onKiosks}
          surveys={query.data}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Paper>
  );
}
