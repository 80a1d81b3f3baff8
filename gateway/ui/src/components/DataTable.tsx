import { Paper, Table, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useCallback, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import type { Cell } from "@/lib/csv";
import { useKey } from "@/lib/keys";
import { DownIcon, UpIcon } from "./icons";

export interface Column<T> {
  id: string;
  header: string;
  /** What the table shows; a column without it is only exported. */
  cell?: (row: T) => ReactNode;
  /** What the exported file holds; a column without it is not exported. */
  csv?: (row: T) => Cell;
  align?: "end";
  width?: number | string;
  sortable?: boolean;
  /** Shown beside the heading, for example a definition. */
  hint?: ReactNode;
}

export interface Sort {
  by: string;
  descending: boolean;
}

interface Props<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The page that a row opens; its first cell becomes the link. */
  href?: (row: T) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

const ROW_KEYS = ["j", "k", "Enter"] as const;

/** Reads a sort out of the address: "value" is ascending, "-value" descending. */
export function parseSort(text: string, fallback: Sort): Sort {
  if (text === "") {
    return fallback;
  }
  return text.startsWith("-") ? { by: text.slice(1), descending: true } : { by: text, descending: false };
}

export function sortParam(sort: Sort): string {
  return `${sort.descending ? "-" : ""}${sort.by}`;
}

export function csvOf<T>(columns: readonly Column<T>[], rows: readonly T[]): Cell[][] {
  const exported = columns.filter((column) => column.csv !== undefined);
  return [exported.map((column) => column.header), ...rows.map((row) => exported.map((column) => column.csv?.(row)))];
}

function Heading<T>({ column, sort, onSort }: { column: Column<T>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const active = sort?.by === column.id;
  const label = (
    <>
      {column.header}
      {active && (sort.descending ? <DownIcon size={13} /> : <UpIcon size={13} />)}
    </>
  );
  return (
    <Table.Th
      scope="col"
      role="columnheader"
      aria-sort={active ? (sort.descending ? "descending" : "ascending") : undefined}
      data-align={column.align}
      style={{ width: column.width }}
    >
      <span className="tp-heading">
        {column.sortable && onSort ? (
          <UnstyledButton
            className="tp-sort"
            onClick={() => {
              onSort({ by: column.id, descending: active ? !sort.descending : column.align === "end" });
            }}
          >
            {label}
          </UnstyledButton>
        ) : (
          label
        )}
        {column.hint}
      </span>
    </Table.Th>
  );
}

export function DataTable<T>({ caption, columns: all, rows, rowKey, href, sort, onSort }: Props<T>) {
  const [current, setCurrent] = useState(-1);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const state = { list: pathname + search };
  const columns = all.filter((column) => column.cell !== undefined);

  const step = useCallback(
    (key: string, event: KeyboardEvent) => {
      const row = rows[current];
      if (key === "Enter") {
        // Enter on a link, a button or a choice is that element's own.
        if (row && href && !(event.target instanceof HTMLElement && event.target.closest("a,button,input"))) {
          void navigate(href(row), { state: { list: pathname + search } });
        }
        return;
      }
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, current + (key === "j" ? 1 : -1)));
      setCurrent(next);
      const element = document.querySelector(`[data-row="${next}"]`);
      element?.scrollIntoView({ block: "nearest" });
    },
    [rows, current, href, navigate, pathname, search],
  );
  useKey(ROW_KEYS, step);

  return (
    <Paper withBorder className="tp-table-card">
      <Table role="table" verticalSpacing="xs" horizontalSpacing="md" highlightOnHover={href !== undefined} className="tp-table">
        <Table.Caption className="tp-caption">
          <VisuallyHidden>{caption}</VisuallyHidden>
        </Table.Caption>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row, index) => (
            <Table.Tr key={rowKey(row)} role="row" data-row={index} data-current={index === current || undefined} className={href && "tp-linked-row"}>
              {columns.map((column, position) => (
                <Table.Td key={column.id} role="cell" data-label={column.header} data-align={column.align} data-first={position === 0 || undefined}>
                  {href && position === 0 ? (
                    <Link to={href(row)} state={state} className="tp-row-link">
                      {column.cell?.(row)}
                    </Link>
                  ) : (
                    column.cell?.(row)
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
