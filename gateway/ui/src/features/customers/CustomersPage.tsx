import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FilterSelect, RoleButton, SearchField, SiteFilter } from "@/components/controls";
import type { Column } from "@/components/DataTable";
import { PlusIcon, UploadIcon } from "@/components/icons";
import { ListPage } from "@/components/ListPage";
import type { Customer } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { CARE } from "@/lib/roles";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useCustomers, useEnterCustomer } from "./api";
import { CustomerDialog } from "./CustomerDialog";
import { CustomerStateBadge, SharedBadge } from "./CustomerStateBadge";
import { ImportDialog } from "./ImportDialog";
import { LoyaltyFilter, useLoyaltyColumns } from "./Loyalty";
import { CustomerTabs } from "./Tabs";
import { KINDS, STATES, TYPES } from "./model";

function useColumns(): Column<Customer>[] {
  const { t } = useTranslation("customers");
  const { date, number, list } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const loyalty = useLoyaltyColumns();
  const called = (row: Customer) => (row.erased ? t("erased") : (row.name ?? row.email ?? row.phone ?? t("nameless")));
  return [
    {
      id: "name",
      header: t("column.name"),
      width: "26%",
      cell: (row) => (
        <>
          <bdi>{called(row)}</bdi> {row.shared && <SharedBadge />}
          {row.name && (row.email ?? row.phone) && (
            <span className="tp-sub" dir="ltr">
              {row.email ?? row.phone}
            </span>
          )}
        </>
      ),
      csv: called,
    },
    { id: "email", header: t("column.email"), csv: (row) => row.email },
    { id: "phone", header: t("column.phone"), csv: (row) => row.phone },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => (
        <div>
          <CustomerStateBadge state={row.state} />
          <span className="tp-sub">{names("customerType", row.customerType)}</span>
        </div>
      ),
      csv: (row) => t(`state.${row.state}`),
    },
    { id: "type", header: t("column.type"), csv: (row) => names("customerType", row.customerType) },
    ...loyalty,
    { id: "shared", header: t("shared.badge"), csv: (row) => (row.shared ? t("components:yes") : t("components:no")) },
    { id: "kind", header: t("kindLabel"), csv: (row) => t(`kind.${row.kind}`) },
    { id: "sites", header: t("column.sites"), cell: (row) => list(row.sites.map(siteName)), csv: (row) => row.sites.map(siteName).join("; ") },
    { id: "contactable", header: t("column.contactable"), cell: (row) => (row.contactable ? t("components:yes") : t("components:no")), csv: (row) => (row.contactable ? t("components:yes") : t("components:no")) },
    { id: "visits", header: t("column.visits"), csv: (row) => row.visits },
    {
      id: "lastSeenAt",
      header: t("column.lastSeen"),
      cell: (row) => (
        <div>
          <span className="tp-nowrap">{row.lastSeenAt === null ? "–" : date(row.lastSeenAt)}</span>
          <span className="tp-sub tp-nowrap">
            {t("column.visits")}: {number(row.visits)}
          </span>
        </div>
      ),
      csv: (row) => row.lastSeenAt,
    },
  ];
}

export default function CustomersPage() {
  const { t } = useTranslation("customers");
  const names = useNames();
  const navigate = useNavigate();
  const [filters, change, set] = useFilters("site", "type", "kind", "state", "loyalty", "q");
  const query = useCustomers(filters);
  const columns = useColumns();
  const enter = useEnterCustomer();
  const [open, setOpen] = useState<"add" | "import" | null>(null);
  const close = () => {
    setOpen(null);
    enter.reset();
  };
  return (
    <>
      <ListPage
        name="customers"
        columns={columns}
        query={query}
        filters={filters}
        above={<CustomerTabs />}
        actions={
          <>
            <RoleButton needs={["HEAD_OFFICE"]} variant="default" size="xs" leftSection={<UploadIcon size={15} />} onClick={() => { setOpen("import"); }}>
              {t("import.title")}
            </RoleButton>
            <RoleButton needs={CARE} size="xs" leftSection={<PlusIcon size={15} />} onClick={() => { setOpen("add"); }}>
              {t("add")}
            </RoleButton>
          </>
        }
      >
        <SearchField label={t("search")} value={filters.q} onChange={(q) => { change({ q }, true); }} />
        <SiteFilter value={filters.site} onChange={set("site")} />
        <FilterSelect label={t("column.state")} all={t("all")} value={filters.state} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={set("state")} />
        <FilterSelect label={t("column.type")} all={t("all")} value={filters.type} options={TYPES.map((value) => ({ value, label: names("customerType", value) }))} onChange={set("type")} />
        <FilterSelect label={t("kindLabel")} all={t("all")} value={filters.kind} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={set("kind")} />
        <LoyaltyFilter value={filters.loyalty} onChange={set("loyalty")} />
      </ListPage>
      {open === "add" && <CustomerDialog save={enter} onClose={close} onSaved={({ customer }) => void navigate(`/customers/${customer.id}`)} />}
      {open === "import" && <ImportDialog onClose={close} />}
    </>
  );
}
