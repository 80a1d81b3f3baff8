import type { Resource } from "i18next";

const files = {
  ...import.meta.glob<{ default: Record<string, unknown> }>("../{app,components,components/tags}/i18n.*.json", { eager: true }),
  ...import.meta.glob<{ default: Record<string, unknown> }>("../features/*/i18n.*.json", { eager: true }),
};

/** Every text of the app, by language and by the folder that it belongs to. */
export function allTexts(): Record<string, Record<string, Record<string, unknown>>> & Resource {
  const texts: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, module] of Object.entries(files)) {
    const [, namespace, language] = /([^/]+)\/i18n\.(\w+)\.json$/.exec(path) ?? [];
    if (namespace !== undefined && language !== undefined) {
      (texts[language] ??= {})[namespace] = module.default;
    }
  }
  return texts as Record<string, Record<string, Record<string, unknown>>> & Resource;
}
