import { Paper, Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** How large the page shows the title where this stands. */
  order: 2 | 3;
  text: string;
  /** Whose the two versions are. */
  heads: readonly [string, string];
  rows: readonly { what: string; first: ReactNode; second: ReactNode }[];
  /** A last line that belongs to neither side. */
  beneath?: { what: string; words: ReactNode };
  children: ReactNode;
}

/** Two versions of one thing: beside each other, and on a phone one beneath the other, each cell with the name of its side. */
export function TwoVersions({ title, order, text, heads: [first, second], rows, beneath, children }: Props) {
  return (
    <Paper withBorder p="md" mb="md" role="alert" className="tp-problem tp-versions">
      <Title order={order} size={order === 3 ? "h4" : undefined}>
        {title}
      </Title>
      <Text mb="sm">{text}</Text>
      {(rows.length > 0 || beneath) && (
        // A table that is laid out as blocks is no table to screen readers any more, unless it says so.
        <Table mb="sm" role="table">
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              <Table.Td role="cell" />
              <Table.Th role="columnheader">{first}</Table.Th>
              <Table.Th role="columnheader">{second}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {rows.map((row) => (
              <Table.Tr role="row" key={row.what}>
                <Table.Th role="rowheader">{row.what}</Table.Th>
                <Table.Td role="cell" dir="auto" data-label={first}>
                  {row.first}
                </Table.Td>
                <Table.Td role="cell" dir="auto" data-label={second}>
                  {row.second}
                </Table.Td>
              </Table.Tr>
            ))}
            {beneath && (
              <Table.Tr role="row">
                <Table.Th role="rowheader">{beneath.what}</Table.Th>
                <Table.Td role="cell" dir="auto" colSpan={2}>
                  {beneath.words}
                </Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      )}
      {children}
    </Paper>
  );
}
