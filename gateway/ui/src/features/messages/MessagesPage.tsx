import { useTranslation } from "react-i18next";
import { FilterSelect, SearchField, SiteFilter } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { ListPage } from "@/components/ListPage";
import type { Message } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useMessages } from "./api";
import { MessageStateBadge } from "./MessageStateBadge";
import { KINDS, STATES } from "./model";

export default function MessagesPage() {
  const { t } = useTranslation("messages");
  const { dateTime, number } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const zoneOf = useSiteZones();
  const [filters, change, set] = useFilters("site", "state", "kind", "q");
  const query = useMessages(filters);
  const columns: Column<Message>[] = [
    {
      id: "subject",
      header: t("column.subject"),
      width: "34%",
      cell: (row) => (
        <>
          <span className="tp-clip">
            <bdi>{row.subject}</bdi>
          </span>
          <span className="tp-sub">
            {names("kind", row.kind)}
            {row.restricted && ` · ${t("restricted")}`}
          </span>
        </>
      ),
      csv: (row) => row.subject,
    },
    { id: "recipient", header: t("column.recipient"), cell: (row) => row.recipient, csv: (row) => row.recipient },
    { id: "site", header: t("column.site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "state", header: t("column.state"), cell: (row) => <MessageStateBadge state={row.state} />, csv: (row) => t(`state.${row.state}`) },
    { id: "attempts", header: t("column.attempts"), align: "end", cell: (row) => number(row.attempts), csv: (row) => row.attempts },
    { id: "createdAt", header: t("column.createdAt"), cell: (row) => <span className="tp-nowrap">{dateTime(row.createdAt, zoneOf(row.site))}</span>, csv: (row) => row.createdAt },
  ];
  return (
    <ListPage name="messages" columns={columns} query={query} filters={filters}>
      <SearchField
        label={t("search")}
        value={filters.q}
        onChange={(q) => {
          change({ q }, true);
        }}
      />
      <SiteFilter
        value={filters.site}
        onChange={set("site")}
      />
      <FilterSelect
        label={t("column.state")}
        all={t("allStates")}
        value={filters.state}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={set("state")}
      />
      <FilterSelect
        label={t("kindLabel")}
        all={t("allKinds")}
        value={filters.kind}
        options={KINDS.map((value) => ({ value, label: names("kind", value) }))}
        onChange={set("kind")}
      />
    </ListPage>
  );
}
