import { useCallback, useRef } from "react";

/** A key for what is sent: the same while the same is sent again, so that an answer that got lost makes nothing twice. */
export function useOnce(): (sent: unknown) => string {
  const last = useRef({ sent: "", key: "" });
  return useCallback((sent) => {
    const text = JSON.stringify(sent);
    if (last.current.sent !== text || last.current.key === "") {
      last.current = { sent: text, key: crypto.randomUUID() };
    }
    return last.current.key;
  }, []);
}
