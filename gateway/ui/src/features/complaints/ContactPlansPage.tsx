import { Anchor, Button, Group, Paper, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, FilterSelect, SiteFilter, StateBadge, type Tone } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { QueryView } from "@/components/states";
import type { ContactPlan, PlanProposal } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { DeclinePlanDialog, ReviewPlanDialog } from "./PlanDialogs";
import { usePlans, useProposals } from "./plans";

const STATES = ["ACTIVE", "ENDED", "LAPSED", "DECLINED"] as const;
const TONES: Record<ContactPlan["state"], Tone> = { ACTIVE: "info", ENDED: "quiet", LAPSED: "warn", DECLINED: "quiet" };

function Proposals({ rows, onDecline }: { rows: readonly PlanProposal[]; onDecline: (row: PlanProposal) => void }) {
  const { t } = useTranslation("complaints");
  const siteName = useSiteNames();
  return (
    <ul className="tp-plain">
      {rows.map((row) => (
        <li key={`${row.site} ${row.complaint}`}>
          <Group justify="space-between" gap="sm" mb="xs">
            <div>
              <Text>
                <bdi>{row.contact.name ?? row.contact.email}</bdi>, {siteName(row.site)}
              </Text>
              <Text size="sm" c="dimmed">
                {row.because.map((one) => t(`plan.because.${one}`, { count: one === "CASES" ? row.cases : row.messages })).join(" · ")}
              </Text>
            </div>
            <Group gap="xs">
              <Button component={Link} to={`/complaints/${row.complaint}`} size="xs">
                {t("plan.open", { reference: row.reference })}
              </Button>
              <Button
                size="xs"
                variant="default"
                aria-label={t("plan.declineOf", { name: row.contact.name ?? row.contact.email })}
                onClick={() => {
                  onDecline(row);
                }}
              >
                {t("plan.decline")}
              </Button>
            </Group>
          </Group>
        </li>
      ))}
    </ul>
  );
}

/** Who writes very often, and how we stay in contact with them. */
export default function ContactPlansPage() {
  const { t } = useTranslation("complaints");
  const { date, dateTime, number } = useFormats();
  const siteName = useSiteNames();
  const [filters, , set] = useFilters("site", "state");
  const proposals = useProposals(filters.site);
  const query = usePlans(filters.site, filters.state);
  const [declining, setDeclining] = useState<PlanProposal | null>(null);
  const [reviewing, setReviewing] = useState<ContactPlan | null>(null);
  const who = ({ contact }: ContactPlan) => contact?.name ?? contact?.email ?? t("plan.erased");
  const columns: Column<ContactPlan>[] = [
    {
      id: "who",
      header: t("customer"),
      cell: (row) => (
        <>
          <bdi>{who(row)}</bdi>{" "}
          <Anchor component={Link} to={`/complaints/${row.complaint}`} size="sm">
            <bdi>{row.reference}</bdi>
          </Anchor>
          <span className="tp-sub">
            <bdi>{siteName(row.site)}</bdi>
          </span>
        </>
      ),
      csv: who,
    },
    { id: "site", header: t("column.site"), csv: (row) => siteName(row.site) },
    { id: "state", header: t("column.status"), cell: (row) => <StateBadge tone={TONES[row.state]}>{t(`plan.state.${row.state}`)}</StateBadge>, csv: (row) => t(`plan.state.${row.state}`) },
    {
      id: "person",
      header: t("plan.person"),
      cell: (row) => (
        <div>
          <bdi>{row.person?.name ?? "–"}</bdi>
          {row.replyEvery !== null && (
            <span className="tp-sub">
              {t("plan.every")}: {number(row.replyEvery)}
            </span>
          )}
        </div>
      ),
      csv: (row) => row.person?.name ?? "",
    },
    { id: "every", header: t("plan.every"), csv: (row) => row.replyEvery ?? "" },
    {
      id: "decided",
      header: t("plan.decided"),
      cell: (row) => (
        <div>
          <bdi>{row.decidedBy.name}</bdi>
          <span className="tp-sub">{dateTime(row.decidedAt)}</span>
        </div>
      ),
      csv: (row) => row.decidedAt,
    },
    {
      id: "reviewOn",
      header: t("plan.reviewOn"),
      csv: (row) => row.reviewOn ?? "",
      cell: (row) => (
        <div>
          <div>{row.reviewOn === null ? "–" : date(row.reviewOn)}</div>
          {row.state === "ACTIVE" && (
          <Button
            size="xs"
            variant="default"
            aria-label={t("plan.reviewOf", { name: who(row) })}
            onClick={() => {
              setReviewing(row);
            }}
          >
            {t("plan.review")}
          </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t("plan.title")} lead={t("plan.lead")} back={{ to: "/complaints", label: t("title") }} aside={<CsvButton name="contact-plans" rows={() => csvOf(columns, query.data ?? [])} />} />
      <Paper withBorder p="md" component="section" mb="md">
        <Title order={2} mb="sm">
          {t("plan.proposed")}
        </Title>
        <QueryView query={proposals}>{(rows) => (rows.length === 0 ? <Text c="dimmed">{t("plan.noneProposed")}</Text> : <Proposals rows={rows} onDecline={setDeclining} />)}</QueryView>
      </Paper>
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <FilterSelect label={t("column.status")} all={t("allStatuses")} value={filters.state} options={STATES.map((value) => ({ value, label: t(`plan.state.${value}`) }))} onChange={set("state")} />
      </div>
      <PagedList query={query} empty={<NothingFound filtered={filters.site !== "" || filters.state !== ""} path="/complaints/contact-plans" title={t("plan.none")} text={t("plan.noneText")} />}>
        {(rows) => <DataTable caption={t("plan.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      </PagedList>
      {declining && (
        <DeclinePlanDialog
          complaint={declining.complaint}
          onClose={() => {
            setDeclining(null);
          }}
        />
      )}
      {reviewing && (
        <ReviewPlanDialog
          plan={query.data?.find(({ id }) => id === reviewing.id) ?? reviewing}
          onClose={() => {
            setReviewing(null);
          }}
        />
      )}
    </>
  );
}
