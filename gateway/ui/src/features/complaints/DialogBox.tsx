import { Button, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";

interface Props {
  title: string;
  lead: string;
  /** What opens the dialog; nobody can open it without. */
  action?: string;
  children: (close: () => void) => ReactNode;
}

/** What is seldom done to a case: a few words about it, and a dialog that asks before it is done. */
export function DialogBox({ title, lead, action, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Text c="dimmed" size="sm">
        {lead}
      </Text>
      {action && (
        <Button
          mt="sm"
          variant="default"
          size="xs"
          onClick={() => {
            setOpen(true);
          }}
        >
          {action}
        </Button>
      )}
      {open &&
        children(() => {
          setOpen(false);
        })}
    </Paper>
  );
}
