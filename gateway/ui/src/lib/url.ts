import { useCallback, useContext } from "react";
import { UNSAFE_DataRouterContext, useSearchParams } from "react-router";

export type Filters<K extends string> = Record<K, string>;

type Change<K extends string> = (patch: Partial<Filters<K>>, replace?: boolean) => void;

/**
 * Filters that live in the address, so that back, reload and a shared link keep them. An empty value leaves the address.
 * The third of what it returns makes the handler of a field that sets one of them.
 */
export function useFilters<K extends string>(...names: readonly K[]): [Filters<K>, Change<K>, (name: K) => (value: string) => void] {
  const [params, setParams] = useSearchParams();
  // What is drawn comes late: a change that began from it would undo one that is on its way.
  const router = useContext(UNSAFE_DataRouterContext)?.router;
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Filters<K>;
  const change = useCallback(
    (patch: Partial<Filters<K>>, replace = false) => {
      setParams(
        (drawn) => {
          const after = new URLSearchParams(router?.state.location.search ?? drawn);
          for (const [name, value] of Object.entries(patch) as [K, string | undefined][]) {
            if (value) {
              after.set(name, value);
            } else {
              after.delete(name);
            }
          }
          return after;
        },
        { replace, preventScrollReset: true },
      );
    },
    [router, setParams],
  );
  const set = (name: K) => (value: string) => {
    change({ [name]: value } as Partial<Filters<K>>);
  };
  return [values, change, set];
}
