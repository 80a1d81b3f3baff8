import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from "react";

export const LIVE_KINDS = ["response", "complaint", "alert", "site"] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];
export type LiveState = "connecting" | "live" | "paused";

export interface News {
  site: string;
  kind: LiveKind;
}

/** The server ends every stream after some minutes; only a longer silence is worth a word. */
const GRACE_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** One connection for the whole app, which says what it knows: live, or paused and since when it tries again. */
export class LiveFeed {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private grace: ReturnType<typeof setTimeout> | undefined;
  private opened = false;
  private pause = FIRST_PAUSE_MS;
  private readonly newsListeners = new Set<(news: News) => void>();
  private readonly stateListeners = new Set<() => void>();
  private readonly missed = new Set<() => void>();
  private readonly open: (url: string) => EventSource;
  state: LiveState = "connecting";

  constructor(open: (url: string) => EventSource = (url) => new EventSource(url)) {
    this.open = open;
  }

  start = (): void => {
    const source = this.open("/api/reports/live");
    this.source = source;
    source.onopen = () => {
      clearTimeout(this.grace);
      this.grace = undefined;
      this.pause = FIRST_PAUSE_MS;
      this.become("live");
      if (this.opened) {
        this.missed.forEach((listener) => {
          listener();
        });
      }
      this.opened = true;
    };
    source.onerror = () => {
      source.close();
      this.grace ??= setTimeout(() => {
        this.become("paused");
      }, GRACE_MS);
      this.timer = setTimeout(this.start, this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    };
    for (const kind of LIVE_KINDS) {
      source.addEventListener(kind, (event) => {
        this.tell(kind, event.data as string);
      });
    }
  };

  stop = (): void => {
    clearTimeout(this.timer);
    clearTimeout(this.grace);
    this.grace = undefined;
    this.source?.close();
    this.source = null;
  };

  onNews(listener: (news: News) => void): () => void {
    this.newsListeners.add(listener);
    return () => this.newsListeners.delete(listener);
  }

  /** Told when the connection is back after a gap, in which news may have gone by unheard. */
  onReturn(listener: () => void): () => void {
    this.missed.add(listener);
    return () => this.missed.delete(listener);
  }

  onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  private tell(kind: LiveKind, data: string): void {
    const { site } = JSON.parse(data) as { site: string };
    this.newsListeners.forEach((listener) => {
      listener({ site, kind });
    });
  }

  private become(state: LiveState): void {
    this.state = state;
    this.stateListeners.forEach((listener) => {
      listener();
    });
  }
}

export const LiveContext = createContext<LiveFeed | null>(null);

const nothing = () => () => undefined;

/** Null when the person's role gets no live news. */
export function useLiveState(): LiveState | null {
  const feed = useContext(LiveContext);
  return useSyncExternalStore(feed?.onState ?? nothing, () => feed?.state ?? null);
}

export function useNews(kinds: readonly LiveKind[], listener: (news: News) => void): void {
  const feed = useContext(LiveContext);
  useEffect(() => feed?.onNews((news) => {
    if (kinds.includes(news.kind)) {
      listener(news);
    }
  }), [feed, kinds, listener]);
}

const SETTLE_MS = 1_000;

/** Runs what is asked for at once, and then at most once a second while it is asked for again. */
function calmly(run: () => void): { ask: () => void; stop: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const start = () => {
    again = false;
    waiting = setTimeout(() => {
      waiting = undefined;
      if (again) {
        start();
      }
    }, SETTLE_MS);
    run();
  };
  return {
    ask: () => {
      if (waiting === undefined) {
        start();
      } else {
        again = true;
      }
    },
    stop: () => {
      clearTimeout(waiting);
      waiting = undefined;
    },
  };
}

/** Reads a query again, at most once a second however often it is called. */
export function useCalmRefresh(key: QueryKey): () => void {
  const client = useQueryClient();
  const name = JSON.stringify(key);
  const { ask, stop } = useMemo(() => calmly(() => void client.invalidateQueries({ queryKey: JSON.parse(name) as QueryKey })), [client, name]);
  useEffect(() => stop, [stop]);
  return ask;
}

/** Reads a query again when news arrives. */
export function useRefreshOnNews(kinds: readonly LiveKind[], key: QueryKey): void {
  const feed = useContext(LiveContext);
  const refresh = useCalmRefresh(key);
  useNews(kinds, refresh);
  useEffect(() => feed?.onReturn(refresh), [feed, refresh]);
}

/** Longer than a change takes until its news comes back. */
const ECHO_MS = 10_000;

/** Says of news whether it may be one's own change coming back: news names the site and not who changed something there. */
export function useEchoes(): () => boolean {
  const mutations = useQueryClient().getMutationCache();
  return useCallback(
    () => mutations.getAll().some(({ state }) => state.status === "pending" || (state.status === "success" && Date.now() - state.submittedAt < ECHO_MS)),
    [mutations],
  );
}
