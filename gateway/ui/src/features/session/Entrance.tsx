import { Group, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { LanguageSwitch } from "@/components/LanguageSwitch";
import { Logo } from "@/components/Logo";

/** The frame of the pages that are seen before anybody is signed in. */
export function Entrance({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Touchpoint`;
  }, [title]);
  return (
    <main className="tp-signin">
      <div className="tp-signin-card">
        <Group justify="space-between" mb="md">
          <span className="tp-brand">
            <Logo /> Touchpoint
          </span>
          <LanguageSwitch />
        </Group>
        <Paper withBorder p="xl">
          <Title order={1} size="h2" mb={4}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" size="sm" mb="md">
              {lead}
            </Text>
          )}
          {children}
        </Paper>
      </div>
    </main>
  );
}
