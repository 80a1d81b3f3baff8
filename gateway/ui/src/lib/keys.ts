import { useEffect } from "react";

/** Fields that take no letters: a choice has its own keys, and leaves the others. */
const CHOICES = /^(radio|checkbox|button|submit|reset|file|range|color)$/;

/** Typing into a field is never a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) {
    return !CHOICES.test(target.type);
  }
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

export function useKey(keys: readonly string[], act: (key: string, event: KeyboardEvent) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) {
        return;
      }
      if (keys.includes(event.key)) {
        act(event.key, event);
      }
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
    };
  }, [keys, act]);
}
