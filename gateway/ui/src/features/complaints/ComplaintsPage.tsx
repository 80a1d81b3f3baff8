import { Button, Group, Menu, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FilterSelect, SearchField, SiteFilter, useNow } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { ListPage } from "@/components/ListPage";
import { PeriodFilter } from "@/components/PeriodFilter";
import type { Complaint } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { useShown } from "@/lib/masked";
import { useNames, useTagNames } from "@/lib/names";
import { useUnits } from "@/lib/units";
import { datesOf, periodOf } from "@/lib/period";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { COMPLAINTS, useComplaints } from "./api";
import { OverdueBadge, SeverityBadge, StatusBadge } from "./badges";
import { useRootCauseName, useRootCauses } from "./corrective";
import { FILTER_NAMES, toAddress, toFilter, waitingFilters, waitingOf } from "./filters";
import { AREAS, CAUSES, FORMALITIES, SEVERITIES, STATUSES } from "./model";
import { SaveFilterDialog } from "./SavedFilters";
import { useSavedFilters } from "./work";

const NEWS: readonly LiveKind[] = ["complaint"];

function useColumns(): Column<Complaint>[] {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { lastDay, dateTime, relative } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const now = useNow();
  return [
    {
      id: "subject",
      header: t("column.subject"),
      width: "30%",
      cell: (row) => (
        <>
          <span className="tp-clip">
            <bdi>{shown(row, "subject")}</bdi>
          </span>
          <span className="tp-sub">
            {row.restricted && `${t("restriction.badge")} · `}
            {row.reference} · {names("cause", row.cause)}
          </span>
        </>
      ),
      csv: (row) => shown(row, "subject"),
    },
    { id: "reference", header: t("column.reference"), csv: (row) => row.reference },
    { id: "cause", header: t("column.cause"), csv: (row) => names("cause", row.cause) },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "status", header: t("column.status"), cell: (row) => <StatusBadge status={row.status} />, csv: (row) => t(`status.${row.status}`) },
    { id: "severity", header: t("column.severity"), cell: (row) => <SeverityBadge severity={row.severity} />, csv: (row) => names("severity", row.severity) },
    { id: "unit", header: t("unit"), cell: (row) => <bdi>{row.unit?.name ?? "–"}</bdi>, csv: (row) => row.unit?.name },
    { id: "owner", header: t("column.owner"), cell: (row) => row.owner?.name ?? <span className="tp-sub">{t("nobody")}</span>, csv: (row) => row.owner?.name },
    {
      id: "due",
      header: t("column.due"),
      cell: (row) =>
        row.dueAt === null ? (
          "–"
        ) : (
          <span>
            {row.overdue ? <OverdueBadge complaint={row} /> : <span className="tp-nowrap">{relative(row.dueAt, now, zoneOf(row.site))}</span>}
            <span className="tp-sub tp-nowrap">{lastDay(row.dueAt, zoneOf(row.site))}</span>
          </span>
        ),
      csv: (row) => row.dueAt,
    },
    { id: "receivedAt", header: t("column.receivedAt"), cell: (row) => <span className="tp-nowrap">{dateTime(row.receivedAt, zoneOf(row.site))}</span>, csv: (row) => row.receivedAt },
  ];
}

export default function ComplaintsPage() {
  const { t } = useTranslation("complaints");
  const names = useNames();
  const tags = useTagNames();
  const { user } = useSession();
  const [filters, change, set] = useFilters(...FILTER_NAMES);
  const period = periodOf(filters, new Date(), "all");
  const { site, status, severity, cause, area, formality, unit, owner, overdue, open, dueBy, unread, action, rootCause, sort, q } = filters;
  const query = useComplaints({ site, status, severity, cause, area, formality, unit, owner, overdue, open, dueBy, unread, action, rootCause, sort, q, ...datesOf(period) });
  const columns = useColumns();
  const units = useUnits(site);
  const causes = useRootCauses().data ?? [];
  const rootCauseName = useRootCauseName();
  const saved = useSavedFilters().data ?? [];
  const [saving, setSaving] = useState(false);
  const mine = owner === "me" || owner === user.id;

  return (
    <ListPage
      name="complaints"
      columns={columns}
      query={query}
      filters={filters}
      news={{ kinds: NEWS, site, stale: COMPLAINTS }}
      above={
        <Group gap="xs" mb="sm" className="tp-no-print">
          {saved.length > 0 && (
            <Menu withinPortal>
              <Menu.Target>
                <Button size="xs" variant="default">
                  {t("saved.title")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {saved.map(({ id, name, filter }) => (
                  <Menu.Item
                    key={id}
                    onClick={() => {
                      change(toAddress(filter));
                    }}
                  >
                    <bdi>{name}</bdi>
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setSaving(true);
            }}
          >
            {t("saved.open")}
          </Button>
          {saving && (
            <SaveFilterDialog
              filter={toFilter(filters)}
              onClose={() => {
                setSaving(false);
              }}
            />
          )}
        </Group>
      }
      actions={
        <>
          {hasAny(user, ["HEAD_OFFICE"]) && user.sites === "*" && (
            <Button component={Link} to="/complaints/root-causes" size="xs" variant="default">
              {t("causes.title")}
            </Button>
          )}
          {hasAny(user, ["HEAD_OFFICE"]) && user.sites === "*" && (
            <Button component={Link} to="/complaints/mails" size="xs" variant="default">
              {t("mail.tray")}
            </Button>
          )}
          {hasAny(user, ["SITE_MANAGER"]) && (
            <Button component={Link} to="/complaints/contact-plans" size="xs" variant="default">
              {t("plan.title")}
            </Button>
          )}
          <Button component={Link} to="/complaints/handoffs" size="xs" variant="default">
            {t("lost.title")}
          </Button>
          <Button component={Link} to="/complaints/templates" size="xs" variant="default">
            {t("templates.title")}
          </Button>
          <Button component={Link} to="/complaints/new" size="xs" leftSection={<PlusIcon size={15} />}>
            {t("new")}
          </Button>
        </>
      }
    >
      <SearchField
        label={t("search")}
        value={q}
        onChange={(text) => {
          change({ q: text }, true);
        }}
      />
      <SiteFilter
        value={site}
        onChange={(code) => {
          change({ site: code, unit: "" });
        }}
      />
      <FilterSelect
        label={t("column.status")}
        all={t("allStatuses")}
        value={status}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={set("status")}
      />
      <FilterSelect
        label={t("column.severity")}
        all={t("allSeverities")}
        value={severity}
        options={SEVERITIES.map((value) => ({ value, label: names("severity", value) }))}
        onChange={set("severity")}
      />
      <FilterSelect
        label={t("column.cause")}
        all={t("allCauses")}
        value={cause}
        options={CAUSES.map((value) => ({ value, label: names("cause", value) }))}
        onChange={set("cause")}
      />
      <FilterSelect
        label={t("area")}
        all={t("allAreas")}
        value={area}
        options={AREAS.map((value) => ({ value, label: tags("area", value) }))}
        onChange={set("area")}
      />
      <FilterSelect
        label={t("formality")}
        all={t("allWays")}
        value={formality}
        options={FORMALITIES.map((value) => ({ value, label: names("formality", value) }))}
        onChange={set("formality")}
      />
      {units.length > 0 && (
        <FilterSelect
          label={t("unit")}
          all={t("allUnits")}
          value={unit}
          options={[...units.map(({ code, name }) => ({ value: code, label: name })), { value: "none", label: t("noUnit") }]}
          onChange={set("unit")}
        />
      )}
      <FilterSelect
        label={t("waiting.label")}
        all={t("waiting.all")}
        value={waitingOf(filters)}
        options={(["open", "today", "unread"] as const).map((value) => ({ value, label: t(`waiting.${value}`) }))}
        onChange={(waiting) => {
          change(waitingFilters(waiting));
        }}
      />
      <FilterSelect
        label={t("corrective.actions")}
        all={t("corrective.anyActions")}
        value={action}
        options={(["OPEN", "OVERDUE"] as const).map((value) => ({ value, label: t(`corrective.with.${value}`) }))}
        onChange={set("action")}
      />
      {causes.length > 0 && (
        <FilterSelect
          label={t("corrective.cause")}
          all={t("corrective.anyCause")}
          value={rootCause}
          options={causes.map(({ code }) => ({ value: code, label: rootCauseName(code) }))}
          onChange={set("rootCause")}
        />
      )}
      <PeriodFilter period={period} onChange={change} />
      <Switch
        label={t("onlyOverdue")}
        checked={overdue === "true"}
        onChange={(event) => {
          change({ overdue: event.currentTarget.checked ? "true" : "" });
        }}
        pb={8}
      />
      <Switch
        label={t("onlyMine")}
        checked={mine}
        onChange={(event) => {
          change({ owner: event.currentTarget.checked ? "me" : "" });
        }}
        pb={8}
      />
    </ListPage>
  );
}
