import type { ReactNode } from "react";
import type { PagesResult } from "@/lib/pages";
import { LoadMore } from "./LoadMore";
import { Loading, ProblemPanel } from "./states";

interface Props<T> {
  query: PagesResult<T>;
  empty: ReactNode;
  children: (rows: T[]) => ReactNode;
}

/** Loading, error, empty and rows of a list that grows by "load more". */
export function PagedList<T>({ query, empty, children }: Props<T>) {
  const problem = query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) {
    return problem || <Loading rows={8} />;
  }
  if (query.data.length === 0) {
    return problem || empty;
  }
  return (
    <>
      {problem}
      {children(query.data)}
      <LoadMore shown={query.data.length} more={query.hasNextPage} loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
    </>
  );
}
