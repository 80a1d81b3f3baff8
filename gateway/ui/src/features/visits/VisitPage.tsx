import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ByWhom } from "@/components/ByWhom";
import { Facts } from "@/components/Facts";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { SiteVisit, VisitDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { humanised, useNames } from "@/lib/names";
import { useSiteZones } from "@/lib/sites";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useVisit } from "./api";
import { LANGUAGES } from "./model";
import { Moves } from "./Moves";
import { Report } from "./Report";
import { VisitStateBadge } from "./VisitStateBadge";
import "./visits.css";

/** Which touchpoints are looked at, and by which script, before there is a report. */
function Plan({ visit }: { visit: SiteVisit }) {
  const { t } = useTranslation("visits");
  const touchpointName = useTouchpointNames();
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb={4}>
        {t("plan.touchpoints")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t(`noReport.${visit.state}`)}
      </Text>
      <ol>
        {visit.touchpoints.map((stop) => (
          <li key={stop.touchpoint}>
            {touchpointName(stop.touchpoint)} <Text span size="sm" c="dimmed">{t("script", { name: humanised(stop.questionnaire), version: stop.version })}</Text>
          </li>
        ))}
      </ol>
    </Paper>
  );
}

function About({ visit, zone }: { visit: SiteVisit; zone: string }) {
  const { t } = useTranslation("visits");
  const { dateTime } = useFormats();
  const names = useNames();
  const language = LANGUAGES.find((known) => known === visit.language);
  const at = (iso: string | null) => iso && dateTime(iso, zone);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("about")}
      </Title>
      <Facts
        items={[
          [t("column.method"), t(`method.${visit.method}`)],
          [
            t("column.site"),
            <Anchor key="site" component={Link} to={`/sites/${visit.site}`}>
              {visit.siteName}
            </Anchor>,
          ],
          [t("customerType"), names("customerType", visit.customerType)],
          [t("from"), at(visit.from)],
          [t("to"), at(visit.to)],
          [t("closesAt"), at(visit.closesAt)],
          ...(visit.shopper
            ? ([
                [t("column.shopper"), visit.shopper.name],
                [t("plan.email"), visit.shopper.email],
              ] as const)
            : []),
          [t("plan.language"), language ? t(`languages.${language}`) : visit.language],
          [t("plannedBy"), <ByWhom key="planned" who={visit.plannedBy} at={visit.plannedAt} zone={zone} />],
          [t("startedAt"), at(visit.startedAt)],
          [t("endedAt"), at(visit.endedAt)],
        ]}
      />
      {visit.brief && (
        <>
          <Title order={3} size="h4" mt="md" mb={4}>
            {t("plan.brief")}
          </Title>
          <p className="tp-prose" dir="auto">
            {visit.brief}
          </p>
        </>
      )}
    </Paper>
  );
}

function Detail({ detail: { visit, report }, zone }: { detail: VisitDetail; zone: string }) {
  return (
    <div className="tp-two">
      <Stack gap="md">{report ? <Report visit={visit} report={report} /> : <Plan visit={visit} />}</Stack>
      <About visit={visit} zone={zone} />
    </div>
  );
}

export default function VisitPage() {
  const { t } = useTranslation("visits");
  const { id = "" } = useParams();
  const query = useVisit(id);
  const zoneOf = useSiteZones();
  const visit = query.data?.visit;
  return (
    <>
      <PageHeader
        title={visit ? t("titleOne", { method: t(`method.${visit.method}`), site: visit.siteName }) : t("one")}
        back={{ to: "/visits", label: t("title") }}
        lead={visit && <VisitStateBadge state={visit.state} />}
        aside={visit && <Moves visit={visit} zone={zoneOf(visit.site)} />}
      />
      <QueryView query={query}>{(detail) => <Detail detail={detail} zone={zoneOf(detail.visit.site)} />}</QueryView>
    </>
  );
}
