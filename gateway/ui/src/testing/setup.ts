import { notifications } from "@mantine/notifications";
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { keepCsrfToken, whenSignedOut } from "@/lib/http";
import { allTexts } from "./texts";
import { server } from "./server";

// The machine that runs the tests may be busy with the services' own.
// Looking for hidden parents at every query takes most of the time in jsdom.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

window.matchMedia = (query: string) =>
  ({ matches: false, media: query, onchange: null, addEventListener: vi.fn(), removeEventListener: vi.fn(), addListener: vi.fn(), removeListener: vi.fn(), dispatchEvent: vi.fn() }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
};
window.scrollTo = vi.fn();
Element.prototype.scrollIntoView = vi.fn();
Object.defineProperty(document, "fonts", { configurable: true, value: { addEventListener: vi.fn(), removeEventListener: vi.fn() } });
/** jsdom's files cannot be read as browsers read them. */
Blob.prototype.text = function text(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(String(reader.result));
    };
    reader.readAsText(this);
  });
};
URL.createObjectURL = vi.fn(() => "blob:test");
URL.revokeObjectURL = vi.fn();

/** A connection that never says anything, unless a test makes it. */
class SilentEventSource {
  addEventListener = vi.fn();
  close = vi.fn();
}
vi.stubGlobal("EventSource", SilentEventSource);

/** Texts that a page asked for and no file holds: their keys would stand on the screen. */
const missing = new Set<string>();

/** What has other words to fall back on, such as those of the server, is not missed. */
function keepMissing(_: readonly string[], namespace: string, key: string, shown: string): void {
  if (shown === key) {
    missing.add(`${namespace}:${key}`);
  }
}

beforeAll(async () => {
  server.listen({ onUnhandledRequest: "error" });
  await i18next.use(initReactI18next).init({ lng: "en", fallbackLng: "en", resources: allTexts(), defaultNS: "components", interpolation: { escapeValue: false }, showSupportNotice: false, saveMissing: true, missingKeyHandler: keepMissing });
});
beforeEach(() => {
  keepCsrfToken("token-of-the-test");
  whenSignedOut(() => undefined);
});
afterEach(() => {
  cleanup();
  // Files share one store of notes: five that nobody closed would keep the next file's in the queue.
  notifications.clean();
  server.resetHandlers();
  localStorage.clear();
  const keys = [...missing];
  missing.clear();
  expect(keys, "texts that no file holds").toEqual([]);
});
afterAll(() => {
  server.close();
});
