import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = { en: "English", ar: "العربية" } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = "touchpoint.language";
type Texts = Record<string, unknown>;

const files = {
  ...import.meta.glob<{ default: Texts }>("../{app,components,components/tags}/i18n.*.json"),
  ...import.meta.glob<{ default: Texts }>("../features/*/i18n.*.json"),
};

/** Each feature's texts are a chunk of their own, fetched with the feature. */
const perFeature: BackendModule = {
  type: "backend",
  init: () => undefined,
  read(language, namespace, done) {
    const load = Object.entries(files).find(([path]) => path.endsWith(`/${namespace}/i18n.${language}.json`))?.[1];
    if (load === undefined) {
      done(new Error(`No texts for ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (module) => {
        done(null, module.default);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), null);
      },
    );
  },
};

export function direction(language: string): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

function stored(): Language {
  try {
    return localStorage.getItem(STORED) === "ar" ? "ar" : "en";
  } catch {
    return "en";
  }
}

function show(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
}

export async function startTexts(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    show(language);
    try {
      localStorage.setItem(STORED, language);
    } catch {
      // Without storage the choice lasts until the page is closed.
    }
  });
  await i18next
    .use(perFeature)
    .use(initReactI18next)
    .init({
      lng: stored(),
      fallbackLng: "en",
      supportedLngs: Object.keys(LANGUAGES),
      ns: ["app", "components"],
      defaultNS: "components",
      interpolation: { escapeValue: false },
      returnNull: false,
      showSupportNotice: false,
    });
}
