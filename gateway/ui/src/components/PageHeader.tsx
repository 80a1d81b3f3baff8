import { Anchor, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import { BackIcon } from "./icons";

interface Props {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  back?: { to: string; label: string };
}

/** The list that a page was opened from, filters and all; without one, the list as it starts. */
function useBackTarget(to: string | undefined): string | undefined {
  const state = useLocation().state as { list?: string } | null;
  return to !== undefined && state?.list?.startsWith(to) ? state.list : to;
}

export function PageHeader({ title, lead, aside, back }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const backTo = useBackTarget(back?.to);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  useEffect(() => {
    document.title = `${title} · Touchpoint`;
  }, [title]);

  return (
    <header className="tp-page-header">
      {back && backTo && (
        <Anchor component={Link} to={backTo} size="sm" className="tp-back tp-no-print">
          <BackIcon size={15} /> {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="flex-end" gap="md">
        <div className="tp-page-title">
          <Title order={1} ref={heading} tabIndex={-1}>
            <bdi>{title}</bdi>
          </Title>
          {lead && (
            <Text c="dimmed" component="div" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {aside && <Group gap="xs" className="tp-no-print">{aside}</Group>}
      </Group>
    </header>
  );
}
