import { useCallback, useState, useSyncExternalStore } from "react";
import { useSession } from "./session";
import { DRAFTS } from "./drafts";

/** What is kept under a name while some page shows it; storage alone keeps it otherwise. */
const shown = new Map<string, { value: unknown; hear: Set<() => void> }>();

function current<T>(name: string, start: T): T {
  return (shown.get(name)?.value as T | undefined) ?? read(name, start);
}

/** State that survives a reload of the page, in this browser only. What comes late to a page that was left is kept too. */
export function useKept<T>(name: string, start: T): [T, (change: (before: T) => T) => void] {
  const [first] = useState(() => current(name, start));
  const subscribe = useCallback(
    (heard: () => void) => {
      const entry = shown.get(name) ?? { value: current(name, first), hear: new Set() };
      shown.set(name, entry);
      entry.hear.add(heard);
      return () => {
        entry.hear.delete(heard);
        if (entry.hear.size === 0) {
          shown.delete(name);
        }
      };
    },
    [name, first],
  );
  const value = useSyncExternalStore(subscribe, () => (shown.get(name)?.value as T | undefined) ?? first);
  const change = useCallback(
    (next: (before: T) => T) => {
      const after = next(current(name, first));
      write(name, after);
      const entry = shown.get(name);
      if (entry) {
        entry.value = after;
        entry.hear.forEach((heard) => {
          heard();
        });
      }
    },
    [name, first],
  );
  return [value, change];
}

export interface KeptDraft<T> {
  /** What was typed before the page was left; null if nothing waits. */
  found: T | null;
  keep: (value: T) => void;
  forget: () => void;
}

/** What somebody typed into a form and has not sent yet: theirs only, in this browser, until it is sent or they sign out. */
export function useDraft<T>(form: string): KeptDraft<T> {
  const { user } = useSession();
  const name = `${DRAFTS}${user.id}-${form}`;
  const [found, setFound] = useState(() => read<T | null>(name, null));
  const keep = useCallback(
    (value: T) => {
      write(name, value);
    },
    [name],
  );
  const forget = useCallback(() => {
    setFound(null);
    remove(name);
  }, [name]);
  return { found, keep, forget };
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Without storage nothing was kept.
  }
}

function read<T>(name: string, start: T): T {
  try {
    const text = localStorage.getItem(name);
    return text === null ? start : (JSON.parse(text) as T);
  } catch {
    return start;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Without storage the page still works; only a reload would forget.
  }
}
