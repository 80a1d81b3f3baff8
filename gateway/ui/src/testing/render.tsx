import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { RouterProvider, createMemoryRouter } from "react-router";
import type { Session } from "@/lib/contract";
import { LiveContext, LiveFeed, type LiveKind } from "@/lib/live";
import { SESSION } from "@/lib/session";
import { aSession } from "./samples";

interface Options {
  /** The route's pattern, when the page reads parameters from it. */
  route?: string;
  session?: Session | null;
}

/** A feed in the hands of the test. */
export function aFeed() {
  const heard = new Map<string, (event: MessageEvent<string>) => void>();
  const source = { onopen: null as (() => void) | null, onerror: null as (() => void) | null, close: () => undefined, addEventListener: (kind: string, listener: (event: MessageEvent<string>) => void) => heard.set(kind, listener) };
  const feed = new LiveFeed(() => source as unknown as EventSource);
  feed.start();
  return { feed, source, say: (kind: LiveKind, site: string) => heard.get(kind)?.({ data: JSON.stringify({ site, kind, seq: 1 }) } as MessageEvent<string>) };
}

/** Opens one page at an address, with everything around it that pages need, and whatever other address as a plain line of text. */
export function open(page: ReactElement, address: string, { route, session = aSession() }: Options = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(SESSION, session);
  const live = aFeed();
  const router = createMemoryRouter(
    [
      { path: route ?? address.split("?")[0] ?? "/", element: page },
      { path: "*", element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <LiveContext value={live.feed}>
          <RouterProvider router={router} />
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }), router, live, client, where: () => router.state.location.pathname + router.state.location.search };
}
