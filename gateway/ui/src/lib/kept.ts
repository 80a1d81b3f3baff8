import { useCallback, useState } from "react";
import { useSession } from "./session";
import { DRAFTS } from "./drafts";

/** State that survives a reload of the page, in this browser only. */
export function useKept<T>(name: string, start: T): [T, (change: (before: T) => T) => void] {
  const [value, setValue] = useState<T>(() => read(name, start));
  const change = useCallback(
    (next: (before: T) => T) => {
      setValue((before) => {
        const after = next(before);
        write(name, after);
        return after;
      });
    },
    [name],
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
