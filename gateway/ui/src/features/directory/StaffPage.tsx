import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, SearchField, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { CheckIcon, DashIcon, PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { Staff } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSession } from "@/lib/session";
import { useSiteNames } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useStaff, useSwitchStaff } from "./api";
import { StaffDialog } from "./StaffDialog";
import { DirectoryTabs } from "./Tabs";

export default function StaffPage() {
  const { t } = useTranslation("directory");
  const names = useNames();
  const { commas } = useFormats();
  const siteName = useSiteNames();
  const { user } = useSession();
  const query = useStaff();
  const toggle = useSwitchStaff();
  const [{ q }, change] = useFilters("q");
  const [editing, setEditing] = useState<Staff | "new" | null>(null);
  const scope = (person: Staff) => (person.sites === "*" ? t("everywhere") : commas(person.sites.map(siteName)));
  const columns: Column<Staff>[] = [
    {
      id: "name",
      header: t("column.name"),
      cell: (person) => (
        <>
          <strong>{person.name}</strong>
          <span className="tp-sub">{person.username}</span>
        </>
      ),
      csv: (person) => person.name,
    },
    { id: "roles", header: t("column.roles"), cell: (person) => commas(person.roles.map((role) => names("role", role))), csv: (person) => person.roles.join(" ") },
    { id: "sites", header: t("column.sites"), cell: (person) => <span className="tp-clip">{scope(person) || "–"}</span>, csv: scope },
    { id: "email", header: t("column.email"), cell: (person) => person.email ?? "–", csv: (person) => person.email },
    {
      id: "active",
      header: t("column.state"),
      cell: (person) => (
        <StateBadge tone={person.active ? "good" : "quiet"} icon={person.active ? <CheckIcon size={14} /> : <DashIcon size={14} />}>
          {person.active ? t("active") : t("inactive")}
        </StateBadge>
      ),
      csv: (person) => (person.active ? t("active") : t("inactive")),
    },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (person) => (
        <Group gap={6} wrap="nowrap" className="tp-no-print">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("editStaff", { name: person.name })}
            onClick={() => {
              setEditing(person);
            }}
          >
            {t("edit")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={person.id === user.id}
            aria-label={person.active ? t("deactivateName", { name: person.name }) : t("activateName", { name: person.name })}
            loading={toggle.isPending && toggle.variables.id === person.id}
            onClick={() => {
              toggle.mutate(person);
            }}
          >
            {person.active ? t("deactivate") : t("activate")}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("staffTitle")}
        lead={t("staffLead")}
        aside={
          <Button
            size="xs"
            leftSection={<PlusIcon size={15} />}
            onClick={() => {
              setEditing("new");
            }}
          >
            {t("newStaff")}
          </Button>
        }
      />
      <DirectoryTabs />
      <div className="tp-filters">
        <SearchField
          label={t("searchStaff")}
          value={q}
          onChange={(text) => {
            change({ q: text }, true);
          }}
        />
      </div>
      {toggle.isError && <ProblemPanel error={toggle.error} />}
      <QueryView query={query}>
        {(staff) => {
          const found = staff.filter((person) => `${person.name} ${person.username} ${person.email ?? ""}`.toLowerCase().includes(q.toLowerCase()));
          return found.length === 0 ? (
            <NothingFound filtered={q !== ""} path="/directory/staff" title={t("noStaff.title")} text={t("noStaff.text")} />
          ) : (
            <>
              <Group justify="flex-end" mb="xs">
                <CsvButton name="staff" rows={() => csvOf(columns, found)} />
              </Group>
              <DataTable caption={t("staffTitle")} columns={columns} rows={found} rowKey={(person) => person.id} />
            </>
          );
        }}
      </QueryView>
      {editing && (
        <StaffDialog
          person={editing === "new" ? null : editing}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </>
  );
}
