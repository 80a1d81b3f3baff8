import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LiveKind } from "@/lib/live";
import type { PagesResult } from "@/lib/pages";
import { CsvButton } from "./controls";
import { type Column, DataTable, csvOf } from "./DataTable";
import { LiveBar } from "./LiveBar";
import { NothingFound } from "./NothingFound";
import { PagedList } from "./PagedList";
import { PageHeader } from "./PageHeader";

interface Props<T> {
  /** Its path, its file when exported, and where its texts are. */
  name: "alerts" | "complaints" | "customers" | "messages" | "promises" | "responses" | "visits" | "voices";
  columns: readonly Column<T>[];
  query: PagesResult<T>;
  /** The page that a row opens, if that is not its own below this one. */
  href?: (row: T) => string;
  /** What the address asks for; decides how an empty list is explained. */
  filters: Record<string, string>;
  /** What makes it stale, and which queries are read again then. */
  news?: { kinds: readonly LiveKind[]; site: string; stale: QueryKey };
  /** Beside the title, after the export. */
  actions?: ReactNode;
  /** Between the title and the filters. */
  above?: ReactNode;
  /** The fields that set the filters. */
  children: ReactNode;
}

/** A list of the same kind of thing from many sites, each row a link to its page. */
export function ListPage<T extends { id: string }>({ name, columns, query, href = (row) => `/${name}/${row.id}`, filters, news, actions, above, children }: Props<T>) {
  const { t } = useTranslation(name);
  const filtered = Object.values(filters).some((value) => value !== "");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={
          <>
            <CsvButton name={name} rows={() => csvOf(columns, query.data ?? [])} />
            {actions}
          </>
        }
      />
      {above}
      <div className="tp-filters">{children}</div>
      {news && <LiveBar kinds={news.kinds} site={news.site} stale={news.stale} />}
      <PagedList query={query} empty={<NothingFound filtered={filtered} path={`/${name}`} title={t("empty.title")} text={t("empty.text")} />}>
        {(rows) => <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} href={href} />}
      </PagedList>
    </>
  );
}
