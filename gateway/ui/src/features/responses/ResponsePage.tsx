import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Facts } from "@/components/Facts";
import { FewEyesNotice } from "@/components/FewEyes";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { FeedbackResponseDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useLanguageName, useNames } from "@/lib/names";
import { useQuestionnaireTitles } from "@/lib/questionnaires";
import { useSite } from "@/lib/sites";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useCaseOf, useResponse } from "./api";
import { Answers } from "./Answers";
import { EraseButton } from "./EraseButton";
import { MomentBadge } from "./MomentBadge";
import { Praise } from "./Praise";
import { Trust } from "./Trust";

/** The complaint that the response has become, or the way to make it one; nothing if it is one that not everybody sees. */
function ComplaintLink({ id, hidden }: { id: string; hidden: boolean }) {
  const { t } = useTranslation("responses");
  const cases = useCaseOf(id).data;
  const made = cases?.[0];
  return made ? (
    <Anchor component={Link} to={`/complaints/${made.complaint}`} size="sm">
      <bdi>{t("toComplaint", { reference: made.reference })}</bdi>
    </Anchor>
  ) : hidden ? null : (
    <Button component={Link} to={`/complaints/new?response=${id}`} variant="default" size="xs">
      {t("makeComplaint")}
    </Button>
  );
}

function Detail({ response }: { response: FeedbackResponseDetail }) {
  const { t } = useTranslation("responses");
  const { dateTime, commas } = useFormats();
  const names = useNames();
  const site = useSite(response.site);
  const touchpointName = useTouchpointNames();
  const title = useQuestionnaireTitles();
  const languageName = useLanguageName();
  const zone = site?.timeZone ?? "UTC";
  const hidden = (name: string) => response.masked.includes(name);
  return (
    <div className="tp-two">
      <Stack gap="md">
        {response.restricted && <FewEyesNotice hidden={hidden("comment")} />}
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("comment")}
          </Title>
          {response.comment ? (
            <p className="tp-prose tp-quote" lang={response.language ?? undefined} dir="auto">
              {response.comment}
            </p>
          ) : (
            <Text c="dimmed">{t(hidden("comment") ? "components:fewEyes.badge" : "noComment")}</Text>
          )}
        </Paper>
        <Answers answers={response.answers} />
        <Praise response={response} />
        <Trust id={response.id} comment={response.comment} />
      </Stack>
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("about")}
        </Title>
        <Facts
          items={[
            [t("column.moment"), <MomentBadge key="moment" moment={response.moment} />],
            [t("column.overall"), response.overall === null ? null : t("components:answer.ofFive", { value: response.overall })],
            [t("column.nps"), response.nps],
            [
              t("column.site"),
              <Anchor key="site" component={Link} to={`/sites/${response.site}`}>
                {site?.name ?? response.site}
              </Anchor>,
            ],
            [t("touchpoint"), touchpointName(response.touchpoint)],
            [t("column.channel"), names("channel", response.channel)],
            [t("customerType"), names("customerType", response.customerType)],
            [t("relation"), response.relation && t(`relations.${response.relation}`)],
            [t("referredBy"), hidden("referredBy") ? t("components:fewEyes.badge") : response.referredBy && <bdi key="referrer">{response.referredBy}</bdi>],
            [t("waited"), response.waitedSeconds === null ? null : t("minutes", { count: Math.round(response.waitedSeconds / 60) })],
            [t("spoken"), languageName(response.language)],
            [t("promise"), response.promise && names("promise", response.promise)],
            [t("questionnaire"), t("version", { name: title(response.questionnaire), version: response.questionnaireVersion })],
            [t("occurredAt"), dateTime(response.occurredAt, zone)],
            [t("receivedAt"), dateTime(response.receivedAt, zone)],
            [t("contact"), response.contact ? commas([response.contact.name, response.contact.email].filter((each) => each !== null && each !== undefined)) : hidden("contact") ? t("components:fewEyes.badge") : response.contactable ? t("contactHidden") : t("anonymous")],
          ]}
        />
        <Group mt="md" className="tp-no-print">
          <ComplaintLink id={response.id} hidden={response.restricted} />
          {(response.contactable || response.comment !== null || response.referredBy !== null) && <EraseButton id={response.id} />}
        </Group>
      </Paper>
    </div>
  );
}

export default function ResponsePage() {
  const { t } = useTranslation("responses");
  const { id = "" } = useParams();
  const query = useResponse(id);
  const site = useSite(query.data?.site ?? "");
  return (
    <>
      <PageHeader title={site ? t("titleOne", { site: site.name }) : t("titleAny")} back={{ to: "/responses", label: t("title") }} />
      <QueryView query={query}>{(response) => <Detail response={response} />}</QueryView>
    </>
  );
}
