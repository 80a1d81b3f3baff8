import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, FilterSelect, RoleButton, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel } from "@/components/states";
import type { Invitation, InvitationOutlook, InvitationWish, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSiteNames } from "@/lib/sites";
import { useTouchpointNames, useTouchpoints } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { useCancelInvitation, useInvitations, usePlan, usePreview } from "./api";
import { CustomerTabs } from "./Tabs";
import { INVITATION_STATES, STATES, TYPES } from "./model";

const MANAGERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

function Outlook({ outlook }: { outlook: InvitationOutlook }) {
  const { t } = useTranslation("customers");
  const { number, dateTime } = useFormats();
  return (
    <Stack gap={4} role="status">
      <Text fw={600}>{t("plan.invited", { invited: number(outlook.invited), customers: number(outlook.customers) })}</Text>
      {outlook.left.map(({ reason, customers }) => (
        <Text key={reason} size="sm">
          {t(`hindrance.${reason}`, { number: number(customers), at: outlook.lastInvitedAt ? dateTime(outlook.lastInvitedAt) : "" })}
        </Text>
      ))}
      {outlook.later > 0 && <Text size="sm">{t("plan.later", { number: number(outlook.later) })}</Text>}
    </Stack>
  );
}

function PlanForm() {
  const { t } = useTranslation("customers");
  const names = useNames();
  const all = useTouchpoints().data ?? [];
  const [wish, setWish] = useState({ site: "", customerType: "", state: "", touchpoint: "", on: "" });
  const preview = usePreview();
  const plan = usePlan();
  const set = (field: keyof typeof wish) => (value: string) => {
    setWish({ ...wish, [field]: value });
    preview.reset();
    plan.reset();
  };
  // A touchpoint belongs to the journeys of some customer types.
  const touchpoints = all.filter((each) => each.journeys.some((one) => !one.retired && (wish.customerType === "" || one.customerType === wish.customerType)));
  const { on, ...rest } = wish;
  const wanted = { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== "")), ...(on && { dueAt: new Date(on).toISOString() }) } as InvitationWish;
  return (
    <Paper withBorder p="md" mb="md" component="section">
      <Title order={2} mb="xs">
        {t("plan.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("plan.lead")}
      </Text>
      <div className="tp-filters tp-filters-level">
        <SiteFilter value={wish.site} onChange={set("site")} />
        <FilterSelect label={t("column.type")} all={t("all")} value={wish.customerType} options={TYPES.map((value) => ({ value, label: names("customerType", value) }))} onChange={set("customerType")} />
        <FilterSelect label={t("column.state")} all={t("all")} value={wish.state} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={set("state")} />
        <FilterSelect label={t("plan.touchpoint")} all={t("plan.last")} value={wish.touchpoint} options={touchpoints.map((each) => ({ value: each.code, label: wish.customerType === "" ? t("plan.touchpointOf", { name: each.name, type: [...new Set(each.journeys.map((one) => names("customerType", one.customerType)))].join(", ") }) : each.name }))} onChange={set("touchpoint")} />
        <TextInput className="tp-filter" type="datetime-local" label={t("plan.when")} description={t("plan.now")} inputWrapperOrder={["label", "input", "description"]} value={wish.on} onChange={(event) => { set("on")(event.currentTarget.value); }} />
      </div>
      {(preview.error ?? plan.error) && <ProblemPanel error={preview.error ?? plan.error} />}
      {preview.data && <Outlook outlook={preview.data} />}
      <Group mt="sm">
        <RoleButton needs={MANAGERS} variant="default" loading={preview.isPending} onClick={() => { preview.mutate(wanted); }}>
          {t("plan.preview")}
        </RoleButton>
        <RoleButton
          needs={MANAGERS}
          disabled={!preview.data || preview.data.invited === 0}
          loading={plan.isPending}
          onClick={() => {
            plan.mutate(wanted, {
              onSuccess: ({ invited }) => {
                notifications.show({ message: t("plan.done", { count: invited }) });
                // Who is invited now is not to be invited again: the next plan begins with a look of its own.
                preview.reset();
              },
            });
          }}
        >
          {t("plan.invite", { count: preview.data?.invited ?? 0 })}
        </RoleButton>
      </Group>
    </Paper>
  );
}

export default function InvitationsPage() {
  const { t } = useTranslation("customers");
  const { dateTime, date } = useFormats();
  const siteName = useSiteNames();
  const touchpointName = useTouchpointNames();
  const [filters, , set] = useFilters("site", "state");
  const query = useInvitations(filters);
  const cancel = useCancelInvitation();
  const columns: Column<Invitation>[] = [
    { id: "customer", header: t("one"), cell: (row) => <bdi>{row.customerName ?? t("nameless")}</bdi>, csv: (row) => row.customerName },
    { id: "state", header: t("column.state"), cell: (row) => t(`invitationState.${row.state}`), csv: (row) => t(`invitationState.${row.state}`) },
    { id: "site", header: t("components:site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "touchpoint", header: t("plan.touchpoint"), cell: (row) => touchpointName(row.touchpoint), csv: (row) => row.touchpoint },
    { id: "cause", header: t("causeLabel"), cell: (row) => t(`cause.${row.cause}`), csv: (row) => t(`cause.${row.cause}`) },
    { id: "due", header: t("plan.when"), cell: (row) => <span className="tp-nowrap">{dateTime(row.invitedAt ?? row.dueAt)}</span>, csv: (row) => row.invitedAt ?? row.dueAt },
    { id: "answered", header: t("answeredOn"), cell: (row) => (row.answeredOn ? date(row.answeredOn) : "–"), csv: (row) => row.answeredOn },
    {
      id: "cancel",
      header: t("actions"),
      cell: (row) =>
        row.state === "PLANNED" ? (
          <Button size="compact-xs" variant="default" onClick={(event) => { event.stopPropagation(); cancel.mutate(row.id); }}>
            {t("takeBack")}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageHeader title={t("tab.invitations")} lead={t("invitationsLead")} aside={<CsvButton name="invitations" rows={() => csvOf(columns, query.data ?? [])} />} />
      <CustomerTabs />
      <PlanForm />
      {cancel.isError && <ProblemPanel error={cancel.error} />}
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <FilterSelect label={t("column.state")} all={t("all")} value={filters.state} options={INVITATION_STATES.map((value) => ({ value, label: t(`invitationState.${value}`) }))} onChange={set("state")} />
      </div>
      <PagedList query={query} empty={<NothingFound filtered={filters.site !== "" || filters.state !== ""} path="/customers/invitations" title={t("noInvitations.title")} text={t("noInvitations.text")} />}>
        {(rows) => <DataTable caption={t("tab.invitations")} columns={columns} rows={rows} rowKey={(row) => row.id} href={(row) => `/customers/${row.customer}`} />}
      </PagedList>
    </>
  );
}
