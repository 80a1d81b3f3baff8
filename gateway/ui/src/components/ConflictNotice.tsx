import { Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What one person wants and what another has saved, in words. */
export interface Side {
  what: string;
  mine: string;
  theirs: string;
}

interface Props {
  /** What differs; nothing when it cannot be shown, as of a secret. */
  sides: readonly Side[];
  /** What to say when nothing that can be shown differs. */
  unseen?: string;
  busy: boolean;
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody saved first: both versions beside each other, and neither is lost before a person decides. */
export function ConflictNotice({ sides, unseen, busy, onTake, onKeep }: Props) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" role="alert" className="tp-problem">
      <Title order={3} size="h4">
        {t("conflict.title")}
      </Title>
      <Text mb="sm">{t("conflict.text")}</Text>
      {sides.length === 0 ? (
        unseen && <Text mb="sm">{unseen}</Text>
      ) : (
        <Table mb="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th scope="col">{t("conflict.mine")}</Table.Th>
              <Table.Th scope="col">{t("conflict.theirs")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sides.map((side) => (
              <Table.Tr key={side.what}>
                <Table.Th scope="row">{side.what}</Table.Th>
                <Table.Td dir="auto">{side.mine}</Table.Td>
                <Table.Td dir="auto">{side.theirs}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group>
        <Button onClick={onTake}>{t("conflict.take")}</Button>
        <Button variant="default" loading={busy} onClick={onKeep}>
          {t("conflict.keep")}
        </Button>
      </Group>
    </Paper>
  );
}

/** The rows that are worth showing. */
export function differing(sides: readonly Side[]): Side[] {
  return sides.filter(({ mine, theirs }) => mine !== theirs);
}
