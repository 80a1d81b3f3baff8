import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { CsvButton, InfoTip, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { Facts } from "@/components/Facts";
import { ClockIcon, CrossIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { RangeBar } from "@/components/RangeBar";
import { QueryView } from "@/components/states";
import type { SiteProfile } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useMeasures } from "@/lib/measures";
import { useNames } from "@/lib/names";
import { type Period, periodOf, periodParams } from "@/lib/period";
import { useSite } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useProfile } from "./api";
import { type MeasuredRow, kindOf, profileRows } from "./model";

/** Different measures share nothing but the scale of a share. */
const WHOLE: [number, number] = [0, 1];
const BOTH_WAYS: [number, number] = [-1, 1];

function useColumns(): Column<MeasuredRow>[] {
  const { t } = useTranslation("site");
  const { figure, number, range } = useFormats();
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
    { id: "value", header: t("column.value"), align: "end", cell: (row) => (row.value === null ? "–" : <strong>{figure(row.value, row.kind)}</strong>), csv: (row) => row.value },
    {
      id: "interval",
      header: t("column.interval"),
      width: "40%",
      cell: (row) =>
        row.value === null || row.lower === null || row.upper === null ? (
          <span className="tp-sub">{t(row.n === 0 ? "noAnswers" : row.value === null ? "tooFew" : "ofOne")}</span>
        ) : (
          <span style={{ flex: 1 }}>
            <RangeBar value={row.value} lower={row.lower} upper={row.upper} centre={null} domain={row.kind === "NET_SCORE" ? BOTH_WAYS : WHOLE} tone="quiet" label={range(row.lower, row.upper, row.kind)} />
            <span className="tp-sub">
              {range(row.lower, row.upper, row.kind)}
            </span>
          </span>
        ),
    },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.n), csv: (row) => row.n },
  ];
}

type Gap = SiteProfile["gaps"][number];
type ChannelScores = SiteProfile["channels"][number];

function Gaps({ profile, file }: { profile: SiteProfile; file: string }) {
  const { t } = useTranslation("site");
  const { decimal, number } = useFormats();
  const names = useNames();
  const signed = (value: number) => (value > 0 ? `+${decimal(value)}` : decimal(value));
  const columns: Column<Gap>[] = [
    { id: "dimension", header: t("gaps.dimension"), cell: (row) => names("dimension", row.dimension), csv: (row) => names("dimension", row.dimension) },
    {
      id: "mean",
      header: t("gaps.mean"),
      align: "end",
      cell: (row) =>
        row.mean === null ? (
          <span className="tp-sub">{t("tooFew")}</span>
        ) : (
          <bdi>
            <strong>{signed(row.mean)}</strong>
            {row.lower !== null && row.upper !== null && <span className="tp-sub">{t("gaps.interval", { lower: signed(row.lower), upper: signed(row.upper) })}</span>}
          </bdi>
        ),
      csv: (row) => row.mean,
    },
    { id: "lower", header: t("gaps.lower"), csv: (row) => row.lower },
    { id: "upper", header: t("gaps.upper"), csv: (row) => row.upper },
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.n), csv: (row) => row.n },
  ];
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Group gap={6}>
          <Title order={2}>{t("gaps.title")}</Title>
          <InfoTip label={t("gaps.about")}>{t("gaps.explained")}</InfoTip>
        </Group>
        {profile.gaps.length > 0 && <CsvButton name={`gaps-${file}`} rows={() => csvOf(columns, profile.gaps)} />}
      </Group>
      {profile.gaps.length === 0 ? <Text c="dimmed">{t("gaps.empty")}</Text> : <DataTable caption={t("gaps.title")} columns={columns} rows={profile.gaps} rowKey={(row) => row.dimension} />}
    </section>
  );
}

function Channels({ profile, file }: { profile: SiteProfile; file: string }) {
  const { t } = useTranslation("site");
  const { figure, number, range } = useFormats();
  const names = useNames();
  const measured = profile.channels[0]?.measures.map(({ measure }) => measure) ?? [];
  const of = (row: ChannelScores, measure: string) => row.measures.find((each) => each.measure === measure);
  const columns: Column<ChannelScores>[] = [
    { id: "channel", header: t("channels.channel"), cell: (row) => names("channel", row.channel), csv: (row) => names("channel", row.channel) },
    ...measured.flatMap((measure): Column<ChannelScores>[] => [
      {
        id: measure,
        header: t(`channels.${measure}` as "channels.nps"),
        align: "end",
        cell: (row) => {
          const found = of(row, measure);
          if (!found || found.n === 0) {
            return "–";
          }
          return (
            <>
              {found.value === null ? "–" : <strong>{figure(found.value, kindOf(measure))}</strong>}
              <span className="tp-sub">
                {found.lower !== null && found.upper !== null ? `${range(found.lower, found.upper, kindOf(measure))} · ` : `${t("tooFew")} · `}
                {t("channels.n", { n: number(found.n) })}
              </span>
            </>
          );
        },
        csv: (row) => of(row, measure)?.value ?? null,
      },
      { id: `${measure}-n`, header: t("channels.base", { measure: t(`channels.${measure}` as "channels.nps") }), csv: (row) => of(row, measure)?.n ?? 0 },
    ]),
  ];
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Group gap={6}>
          <Title order={2}>{t("channels.title")}</Title>
          <InfoTip label={t("channels.about")}>{t("channels.explained")}</InfoTip>
        </Group>
        {profile.channels.length > 0 && <CsvButton name={`channels-${file}`} rows={() => csvOf(columns, profile.channels)} />}
      </Group>
      {profile.channels.length === 0 ? <Text c="dimmed">{t("channels.empty")}</Text> : <DataTable caption={t("channels.title")} columns={columns} rows={profile.channels} rowKey={(row) => row.channel} />}
    </section>
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
  const columns = useColumns();
  const contact = useSite(site.code)?.contact;
  const link = new URLSearchParams({ site: site.code, ...periodParams(period) }).toString();
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between" mb="xs">
          <Title order={2}>{t("measures")}</Title>
          <CsvButton name={`site-${site.code}-${period.from}-${period.to}`} rows={() => csvOf(columns, rows)} />
        </Group>
        <DataTable caption={t("measures")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      </div>
      <div className="tp-two">
        <Channels profile={profile} file={`${site.code}-${period.from}-${period.to}`} />
        <Gaps profile={profile} file={`${site.code}-${period.from}-${period.to}`} />
      </div>
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
