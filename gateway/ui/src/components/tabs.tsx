import { Tabs } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";

/** How much of the neighbour is seen beside the open tab, in pixels: a sign that the row goes on. */
const NEIGHBOUR = 24;

/** The tabs of a `Tabs`. Where the row is wider than the screen it scrolls, and the open tab comes into sight. */
export function TabRow({ open, label, mb, children }: { open: string; label?: string; mb?: string; children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = row.current;
    const tab = list?.querySelector("[data-active]");
    if (!list || !tab) {
      return;
    }
    const there = tab.getBoundingClientRect();
    const sight = list.getBoundingClientRect();
    if (there.right > sight.right) {
      list.scrollLeft += there.right - sight.right + NEIGHBOUR;
    } else if (there.left < sight.left) {
      list.scrollLeft -= sight.left - there.left + NEIGHBOUR;
    }
  }, [open]);
  return (
    <Tabs.List ref={row} aria-label={label} mb={mb}>
      {children}
    </Tabs.List>
  );
}

/** Pages that belong together, as tabs above each of them. */
export function PageTabs({ label, pages }: { label: string; pages: { path: string; name: string; icon?: ReactNode }[] }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Tabs value={pathname} onChange={(path) => void navigate(path ?? "/")} mb="md" className="tp-no-print">
      <TabRow open={pathname} label={label}>
        {pages.map(({ path, name, icon }) => (
          <Tabs.Tab key={path} value={path} leftSection={icon}>
            {name}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
