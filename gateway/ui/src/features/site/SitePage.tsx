import { Button, Group, Paper, Stack, Text, Title, type TitleOrder } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { CsvButton, InfoTip, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { Facts } from "@/components/Facts";
import { ClockIcon, CrossIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { QueryView } from "@/components/states";
import type { SiteProfile } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useMeasures } from "@/lib/measures";
import { type Period, periodOf, periodParams } from "@/lib/period";
import { useSite } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useProfile } from "./api";
import { useFigureColumns } from "./columns";
import { type MeasuredRow, isKnown, ofColleagues, profileRows } from "./model";
import { ServedParts } from "./Served";

function useColumns(): Column<MeasuredRow>[] {
  const { t } = useTranslation("site");
  return [
    {
      id: "measure",
      header: t("column.measure"),
      cell: (row) => (
        <Group gap={4} wrap="nowrap">
          {row.title}
          <InfoTip label={t("definition", { measure: row.title })}>{row.definition}</InfoTip>
        </Group>
      ),
      csv: (row) => row.title,
    },
    ...useFigureColumns(t("column.value")),
  ];
}

function Measures({ title, rows, order, file }: { title: string; rows: readonly MeasuredRow[]; order: TitleOrder; file: string }) {
  const columns = useColumns();
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={order} size={order > 2 ? "h4" : undefined}>
          {title}
        </Title>
        <CsvButton name={file} rows={() => csvOf(columns, rows)} />
      </Group>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </section>
  );
}

/** Colleagues are customers of each other; no figure of theirs is mixed with one of customers. */
function Colleagues({ profile, rows, file }: { profile: SiteProfile; rows: readonly MeasuredRow[]; file: string }) {
  const { t } = useTranslation("site");
  const title = t("colleagues.title");
  return (
    <Stack gap="md" component="section">
      <div>
        <Title order={2}>{title}</Title>
        <Text c="dimmed">{t(isKnown(profile.colleagues, rows) ? "colleagues.lead" : "colleagues.empty")}</Text>
      </div>
      {isKnown(profile.colleagues, rows) && (
        <>
          <Measures title={t("colleagues.measures")} rows={rows} order={3} file={`colleagues-${file}`} />
          <ServedParts served={profile.colleagues} file={`colleagues-${file}`} order={3} whose={title} />
        </>
      )}
    </Stack>
  );
}

function ComplaintFigures({ profile }: { profile: SiteProfile }) {
  const { t } = useTranslation("site");
  const { number } = useFormats();
  const { open, overdue, received, closed } = profile.complaints;
  const site = profile.site.code;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("complaints.title")}
      </Title>
      <div className="tp-figures">
        {([["open", open], ["overdue", overdue], ["received", received], ["closed", closed]] as const).map(([name, count]) => (
          <div key={name}>
            <Text size="sm" c="dimmed">
              {t(`complaints.${name}`)}
            </Text>
            <div className="tp-figure">{number(count)}</div>
            {name === "overdue" && count > 0 && (
              <StateBadge tone="bad" icon={<ClockIcon size={14} />}>
                {t("complaints.late")}
              </StateBadge>
            )}
          </div>
        ))}
      </div>
      <Group mt="md" gap="xs" className="tp-no-print">
        <Button component={Link} to={`/complaints?site=${site}`} variant="default" size="xs">
          {t("complaints.see")}
        </Button>
        <Button component={Link} to={`/complaints?site=${site}&overdue=true`} variant="default" size="xs">
          {t("complaints.seeOverdue")}
        </Button>
      </Group>
    </Paper>
  );
}

function Profile({ profile, rows, period }: { profile: SiteProfile; rows: readonly MeasuredRow[]; period: Period }) {
  const { t } = useTranslation("site");
  const { site } = profile;
  const file = `${site.code}-${period.from}-${period.to}`;
  const contact = useSite(site.code)?.contact;
  const link = new URLSearchParams({ site: site.code, ...periodParams(period) }).toString();
  return (
    <Stack gap="md">
      <Measures title={t("measures")} rows={rows.filter((row) => !ofColleagues(row))} order={2} file={`site-${file}`} />
      <ServedParts served={profile.customers} file={file} order={2} />
      <div className="tp-two">
        <ComplaintFigures profile={profile} />
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("about")}
          </Title>
          <Facts
            items={[
              [t("fact.code"), site.code],
              [t("fact.timeZone"), site.timeZone],
              [t("fact.email"), contact?.email],
              [t("fact.phone"), contact?.phone],
              [t("fact.address"), contact?.address],
            ]}
          />
          <Group mt="md" gap="xs" className="tp-no-print">
            <Button component={Link} to={`/responses?${link}`} variant="default" size="xs">
              {t("seeResponses")}
            </Button>
            <Button component={Link} to={`/messages?site=${site.code}`} variant="default" size="xs">
              {t("seeMessages")}
            </Button>
          </Group>
        </Paper>
      </div>
      <Colleagues profile={profile} rows={rows.filter(ofColleagues)} file={file} />
    </Stack>
  );
}

export default function SitePage() {
  const { t } = useTranslation("site");
  const { date } = useFormats();
  const { code = "" } = useParams();
  const [filters, change] = useFilters("period", "from", "to");
  const period = periodOf(filters, new Date());
  const query = useProfile(code, period.from, period.to);
  const measures = useMeasures();
  const site = query.data?.site;
  return (
    <>
      <PageHeader
        title={site?.name ?? code}
        back={{ to: "/compare", label: t("back") }}
        lead={
          site && (
            <Group gap="xs">
              {t("lead", { region: site.regionName, from: date(period.from), to: date(period.to) })}
              {!site.open && (
                <StateBadge tone="warn" icon={<CrossIcon size={14} />}>
                  {t("closed")}
                </StateBadge>
              )}
            </Group>
          )
        }
      />
      <div className="tp-filters">
        <PeriodFilter period={period} onChange={change} />
      </div>
      <QueryView query={query}>
        {(profile) => <QueryView query={measures}>{(known) => <Profile profile={profile} rows={profileRows(profile, known)} period={period} />}</QueryView>}
      </QueryView>
    </>
  );
}
