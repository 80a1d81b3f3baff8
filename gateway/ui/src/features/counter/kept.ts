import { useCallback, useState } from "react";

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
