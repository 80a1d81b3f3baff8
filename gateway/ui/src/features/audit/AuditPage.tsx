import { Alert, Anchor, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, SiteFilter } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import { useColleagues } from "@/lib/colleagues";
import type { AuditRow } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames, useTagNames } from "@/lib/names";
import { useSites } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { useAudit, useVerify } from "./api";

const LINE = "line.";
/** Those who are no account. */
const SYSTEMS: readonly string[] = ["customer", "clock"];

/** What happened to the cases of a site, row by row, and whether the rows are as they were written. */
export default function AuditPage() {
  const { t } = useTranslation("audit");
  const names = useNames();
  const tags = useTagNames();
  const { dateTime, number } = useFormats();
  const [filters, change] = useFilters("site", "complaint", "looks");
  const sites = useSites().data ?? [];
  const site = filters.site || (sites.length === 1 ? (sites[0]?.code ?? "") : "");
  const zone = sites.find(({ code }) => code === site)?.timeZone ?? "UTC";
  const query = useAudit(site, filters.complaint, filters.looks === "true");
  const people = useColleagues().data ?? [];
  const who = ({ actor }: AuditRow) => (actor === null ? "–" : SYSTEMS.includes(actor) ? t(`actor.${actor}`) : (people.find(({ id }) => id === actor)?.name ?? actor));
  const verify = useVerify();
  const verdict = verify.data?.find((one) => one.site === site);
  const what = ({ kind }: AuditRow) => (kind.startsWith(LINE) ? t("line", { line: tags("timeline", kind.slice(LINE.length)) }) : names("audit:kind", kind.replace("complaint.", "")));
  const columns: Column<AuditRow>[] = [
    { id: "n", header: t("column.n"), align: "end", cell: (row) => number(row.n), csv: (row) => row.n },
    { id: "at", header: t("column.at"), cell: (row) => dateTime(row.at, zone), csv: (row) => row.at },
    { id: "what", header: t("column.what"), cell: what, csv: (row) => row.kind },
    {
      id: "case",
      header: t("column.case"),
      cell: (row) =>
        row.reference === null ? (
          "–"
        ) : (
          <Anchor component={Link} to={`/complaints/${row.complaint ?? ""}`}>
            <bdi>{row.reference}</bdi>
          </Anchor>
        ),
      csv: (row) => row.reference ?? row.complaint,
    },
    { id: "actor", header: t("column.actor"), cell: (row) => <bdi>{who(row)}</bdi>, csv: (row) => row.actor },
    { id: "hash", header: t("column.hash"), cell: (row) => <code>{row.hash.slice(0, 12)}</code>, csv: (row) => row.hash },
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={<CsvButton name="audit" rows={() => csvOf(columns, query.data?.pages.flat() ?? [])} />}
      />
      <div className="tp-filters">
        <SiteFilter
          none={t("choose")}
          value={site}
          onChange={(code) => {
            verify.reset();
            change({ site: code, complaint: "" });
          }}
        />
        <Switch
          label={t("looks")}
          checked={filters.looks === "true"}
          onChange={(event) => {
            change({ looks: event.currentTarget.checked ? "true" : "" });
          }}
        />
        {filters.complaint !== "" && (
          <Button
            variant="default"
            onClick={() => {
              change({ complaint: "" });
            }}
          >
            {t("all")}
          </Button>
        )}
        <Button
          variant="default"
          disabled={site === ""}
          loading={verify.isPending}
          onClick={() => {
            verify.mutate(site);
          }}
        >
          {t("verify")}
        </Button>
      </div>
      {verify.isError && <ProblemPanel error={verify.error} />}
      {verify.isSuccess && (
        <Alert role="status" mb="md" color={verdict && verdict.firstBroken !== null ? "red" : "teal"}>
          {verdict && verdict.firstBroken !== null ? t("broken", { row: number(verdict.firstBroken) }) : t("whole", { rows: number(verdict?.rows ?? 0) })}
        </Alert>
      )}
      {site === "" ? (
        <Text c="dimmed">{t("choose")}</Text>
      ) : (
        <QueryView query={query}>
          {({ pages }) => (
            <Stack gap="md">
              <DataTable caption={t("title")} columns={columns} rows={pages.flat()} rowKey={(row) => String(row.n)} />
              {query.hasNextPage && (
                <Group justify="center">
                  <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("more")}
                  </Button>
                </Group>
              )}
            </Stack>
          )}
        </QueryView>
      )}
    </>
  );
}
