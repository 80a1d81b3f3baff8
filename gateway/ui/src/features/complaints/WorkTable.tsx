import { Checkbox, Paper, Table, VisuallyHidden } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { StateBadge, useNow } from "@/components/controls";
import { EnvelopeIcon } from "@/components/icons";
import type { Complaint } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useKey } from "@/lib/keys";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { useSiteNames } from "@/lib/sites";
import { SeverityBadge, StatusBadge } from "./badges";
import { Next } from "./Next";

const KEYS = ["j", "k", "Enter", "a", "x", "r"] as const;

interface Props {
  caption: string;
  rows: readonly Complaint[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onTake: (row: Complaint) => void;
}

/** The rows of the inbox, moved through and worked on by keyboard. */
export function WorkTable({ caption, rows, selected, onSelect, onTake }: Props) {
  const { t } = useTranslation("complaints");
  const { relative } = useFormats();
  const names = useNames();
  const shown = useShown();
  const siteName = useSiteNames();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const now = useNow();
  const [current, setCurrent] = useState(-1);
  const state = { list: pathname + search };

  const toggle = useCallback(
    (id: string) => {
      const after = new Set(selected);
      if (!after.delete(id)) {
        after.add(id);
      }
      onSelect(after);
    },
    [selected, onSelect],
  );
  const act = useCallback(
    (key: string, event: KeyboardEvent) => {
      if (key === "j" || key === "k") {
        event.preventDefault();
        const next = Math.max(0, Math.min(rows.length - 1, current + (key === "j" ? 1 : -1)));
        setCurrent(next);
        // Whoever hears the page is told which row the next key acts on.
        const row = document.querySelector(`[data-row="${next}"]`);
        row?.querySelector("a")?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: "nearest" });
        return;
      }
      const row = rows[current];
      if (!row) {
        return;
      }
      if (key === "a") {
        onTake(row);
      } else if (key === "x") {
        toggle(row.id);
      } else if (key === "r") {
        void navigate(`/complaints/${row.id}?write=1`, { state: { list: pathname + search } });
      } else if (!(event.target instanceof HTMLElement && event.target.closest("a,button,input"))) {
        // Enter on a link, a button or a choice is that element's own.
        void navigate(`/complaints/${row.id}`, { state: { list: pathname + search } });
      }
    },
    [rows, current, onTake, toggle, navigate, pathname, search],
  );
  useKey(KEYS, act);
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));

  return (
    <Paper withBorder className="tp-table-card">
      <Table role="table" verticalSpacing="xs" horizontalSpacing="md" highlightOnHover className="tp-table">
        <Table.Caption className="tp-caption">
          <VisuallyHidden>{caption}</VisuallyHidden>
        </Table.Caption>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            <Table.Th scope="col" role="columnheader" w={44}>
              <Checkbox
                aria-label={t("inbox.selectAll")}
                checked={all}
                indeterminate={!all && rows.some(({ id }) => selected.has(id))}
                onChange={() => {
                  onSelect(all ? new Set() : new Set(rows.slice(0, 100).map(({ id }) => id)));
                }}
              />
            </Table.Th>
            {(["subject", "severity", "next", "age", "owner", "site"] as const).map((column) => (
              <Table.Th key={column} scope="col" role="columnheader">
                {t(`inbox.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row, index) => (
            <Table.Tr key={row.id} role="row" data-row={index} data-current={index === current || undefined} aria-current={index === current || undefined} className="tp-linked-row">
              <Table.Td role="cell" data-label={t("inbox.select")}>
                <Checkbox
                  aria-label={t("inbox.selectOne", { reference: row.reference })}
                  checked={selected.has(row.id)}
                  style={{ position: "relative", zIndex: 1 }}
                  onChange={() => {
                    toggle(row.id);
                  }}
                />
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.subject")} data-first>
                <Link to={`/complaints/${row.id}`} state={state} className="tp-row-link">
                  <span className="tp-clip">
                    <bdi>{shown(row, "subject")}</bdi>
                  </span>
                  <span className="tp-sub">
                    {row.restricted && `${t("restriction.badge")} · `}
                    <bdi>{row.reference}</bdi> · {names("cause", row.cause)}
                  </span>
                </Link>
                {row.unreadSince !== null && (
                  <StateBadge tone="info" icon={<EnvelopeIcon size={14} />}>
                    {t("inbox.unread", { when: relative(row.unreadSince, now) })}
                  </StateBadge>
                )}
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.severity")}>
                <SeverityBadge severity={row.severity} />
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.next")}>
                <div>
                  <Next row={row} now={now} />
                  <div>
                    <StatusBadge status={row.status} />
                  </div>
                </div>
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.age")}>
                <span className="tp-nowrap">{relative(row.receivedAt, now)}</span>
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.owner")}>
                {row.owner?.name ?? <span className="tp-sub">{t("nobody")}</span>}
              </Table.Td>
              <Table.Td role="cell" data-label={t("inbox.column.site")}>
                {siteName(row.site)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
