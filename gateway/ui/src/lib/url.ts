import { useCallback } from "react";
import { useSearchParams } from "react-router";

export type Filters<K extends string> = Record<K, string>;

type Change<K extends string> = (patch: Partial<Filters<K>>, replace?: boolean) => void;

/**
 * Filters that live in the address, so that back, reload and a shared link keep them. An empty value leaves the address.
 * The third of what it returns makes the handler of a field that sets one of them.
 */
export function useFilters<K extends string>(...names: readonly K[]): [Filters<K>, Change<K>, (name: K) => (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Filters<K>;
  const change = useCallback(
    (patch: Partial<Filters<K>>, replace = false) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
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
    [setParams],
  );
  const set = (name: K) => (value: string) => {
    change({ [name]: value } as Partial<Filters<K>>);
  };
  return [values, change, set];
}
