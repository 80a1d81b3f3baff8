import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aFeed } from "@/testing/render";
import { LiveFeed } from "./live";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("news is told with its kind and site", () => {
  const { feed, say } = aFeed();
  const heard = vi.fn();
  feed.onNews(heard);
  say("response", "north-general");
  expect(heard).toHaveBeenCalledWith({ kind: "response", site: "north-general" });
});

test("a short gap is not worth a word, a longer one is called paused", () => {
  const { feed, source } = aFeed();
  source.onopen?.();
  source.onerror?.();
  vi.advanceTimersByTime(2_000);
  expect(feed.state).toBe("live");
  vi.advanceTimersByTime(2_000);
  expect(feed.state).toBe("paused");
});

test("it connects again by itself and tells that news may have been missed", () => {
  const opened: { onopen: (() => void) | null; onerror: (() => void) | null }[] = [];
  const feed = new LiveFeed(() => {
    const source = { onopen: null, onerror: null, addEventListener: () => undefined, close: () => undefined };
    opened.push(source);
    return source as unknown as EventSource;
  });
  const returned = vi.fn();
  feed.onReturn(returned);
  feed.start();
  opened[0]?.onopen?.();
  expect(returned).not.toHaveBeenCalled();
  opened[0]?.onerror?.();
  vi.advanceTimersByTime(1_000);
  expect(opened).toHaveLength(2);
  opened[1]?.onopen?.();
  expect(feed.state).toBe("live");
  expect(returned).toHaveBeenCalledOnce();
});
