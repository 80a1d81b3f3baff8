import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import type { Page } from "./contract";

/** A list that is read page by page; the cursor is the server's own word. */
export function usePages<T>(key: QueryKey, read: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>, refetchMs: number | false = false) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    refetchInterval: refetchMs,
  });
}

export type PagesResult<T> = ReturnType<typeof usePages<T>>;
