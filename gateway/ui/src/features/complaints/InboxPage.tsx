import { Button, Group, Tabs, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SearchField, SiteFilter } from "@/components/controls";
import { LiveBar } from "@/components/LiveBar";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { Empty, ProblemPanel } from "@/components/states";
import { TabRow } from "@/components/tabs";
import type { Complaint, SavedFilter } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { datesOf, periodOf } from "@/lib/period";
import { useSession } from "@/lib/session";
import { useFilters } from "@/lib/url";
import { COMPLAINTS, useComplaints } from "./api";
import { BulkDialog } from "./BulkDialog";
import { type AddressFilters, TABS, TAB_FILTERS, type Tab, toAddress } from "./filters";
import { FiltersDialog } from "./SavedFilters";
import { WorkTable } from "./WorkTable";
import { NO_FILTERS, useInboxCounts, useSavedFilters, useTake } from "./work";

const NEWS: readonly LiveKind[] = ["complaint"];
/** As many as one request may change. */
const MOST = 100;

/** What a tab asks for: one that everybody has, or somebody's own question. */
function askedBy(tab: string, saved: readonly SavedFilter[]): Partial<AddressFilters> {
  const own = saved.find(({ id }) => id === tab);
  const known = TABS.find((one) => one === tab);
  if (own) {
    const filters = toAddress(own.filter);
    const { period, ...rest } = filters;
    return { ...rest, ...datesOf(periodOf({ period, from: filters.from, to: filters.to }, new Date(), "all")) };
  }
  return TAB_FILTERS[known ?? "mine"];
}

/** What waits for somebody: theirs, nobody's, what is due today, and whatever else they keep an eye on. */
export default function InboxPage() {
  const { t } = useTranslation("complaints");
  const { number } = useFormats();
  const { user } = useSession();
  const [filters, change] = useFilters("tab", "site", "q");
  const saved = useSavedFilters().data ?? [];
  const tab = saved.some(({ id }) => id === filters.tab) ? filters.tab : (TABS.find((one) => one === filters.tab) ?? "mine");
  const asked = askedBy(tab, saved);
  const query = useComplaints({ ...NO_FILTERS, ...asked, site: filters.site || (asked.site ?? ""), q: filters.q || (asked.q ?? "") });
  const counts = useInboxCounts(filters.site);
  const take = useTake(user.id);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<readonly Complaint[] | null>(null);
  const [managing, setManaging] = useState(false);
  const rows = query.data ?? [];
  const chosen = rows.filter(({ id }) => selected.has(id));
  const takeRow = useCallback(
    (row: Complaint) => {
      if (row.owner?.id === user.id) {
        notifications.show({ message: t("inbox.yours", { reference: row.reference }) });
        return;
      }
      take.mutate(row, {
        onSuccess: () => {
          notifications.show({ message: t("inbox.taken", { reference: row.reference }) });
        },
      });
    },
    [take, user.id, t],
  );
  const countOf: Record<Tab, number | undefined> = { mine: counts.data?.mine, unassigned: counts.data?.unassigned, today: counts.data?.dueToday, open: counts.data?.open, unread: counts.data?.unread };
  const standard = TABS.find((one) => one === tab);
  const narrowed = filters.q !== "" || filters.site !== "";

  return (
    <>
      <PageHeader
        title={t("inbox.title")}
        lead={t("inbox.lead")}
        aside={
          <>
            <Button component={Link} to="/inbox/board" size="xs" variant="default">
              {t("board.title")}
            </Button>
            <Button component={Link} to="/complaints/templates" size="xs" variant="default">
              {t("templates.title")}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setManaging(true);
              }}
            >
              {t("saved.manage")}
            </Button>
          </>
        }
      />
      <Tabs
        value={tab}
        onChange={(to) => {
          setSelected(new Set());
          change({ tab: to ?? "" });
        }}
        mb="md"
      >
        <TabRow open={tab} label={t("inbox.title")}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {countOf[one] === undefined ? t(`inbox.tab.${one}`) : t("inbox.counted", { name: t(`inbox.tab.${one}`), number: number(countOf[one]) })}
            </Tabs.Tab>
          ))}
          {saved.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              <bdi>{name}</bdi>
            </Tabs.Tab>
          ))}
        </TabRow>
      </Tabs>
      <div className="tp-filters">
        <SearchField
          label={t("search")}
          value={filters.q}
          onChange={(text) => {
            change({ q: text }, true);
          }}
        />
        <SiteFilter
          value={filters.site}
          onChange={(site) => {
            change({ site });
          }}
        />
      </div>
      {counts.isError && <ProblemPanel error={counts.error} onRetry={() => void counts.refetch()} />}
      {take.isError && <ProblemPanel error={take.error} />}
      <LiveBar kinds={NEWS} site={filters.site} stale={COMPLAINTS} />
      {chosen.length > 0 && (
        <Group className="tp-live-bar tp-no-print" gap="sm" role="group" aria-label={t("bulk.selection")}>
          <Text size="sm" fw={600}>
            {t("bulk.selected", { count: chosen.length, number: number(chosen.length) })}
          </Text>
          <Button
            size="compact-sm"
            disabled={chosen.length > MOST}
            onClick={() => {
              setChanging(chosen);
            }}
          >
            {t("bulk.open")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setSelected(new Set());
            }}
          >
            {t("bulk.clear")}
          </Button>
          {chosen.length > MOST && <Text size="sm">{t("bulk.tooMany", { most: number(MOST) })}</Text>}
        </Group>
      )}
      <PagedList
        query={query}
        empty={
          <Empty
            title={t(narrowed ? "inbox.empty.filtered.title" : `inbox.empty.${standard ?? "saved"}.title`)}
            text={
              <>
                {t(narrowed ? "inbox.empty.filtered.text" : `inbox.empty.${standard ?? "saved"}.text`)}
                {!narrowed && standard === "mine" && <span className="tp-keys"> {t("inbox.empty.mine.keys")}</span>}
              </>
            }
          />
        }
      >
        {(shown) => <WorkTable key={tab} caption={t("inbox.title")} rows={shown} selected={selected} onSelect={setSelected} onTake={takeRow} />}
      </PagedList>
      {changing && (
        <Suspense fallback={null}>
          <BulkDialog
            rows={changing}
            onClose={(done) => {
              setChanging(null);
              // Those that were refused stay selected, to be looked at.
              setSelected((before) => new Set([...before].filter((id) => !done.includes(id))));
            }}
          />
        </Suspense>
      )}
      {managing && (
        <FiltersDialog
          filters={saved}
          onClose={() => {
            setManaging(false);
          }}
        />
      )}
    </>
  );
}
