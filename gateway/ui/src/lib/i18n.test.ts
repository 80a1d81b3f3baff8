import { expect, test } from "vitest";
import { allTexts } from "@/testing/texts";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const ARABIC_FORMS = ["one", "two", "few", "many", "other"];

function keysOf(texts: Record<string, unknown>, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === "object" && value !== null ? keysOf(value as Record<string, unknown>, `${before}${key}.`) : [before + key]));
}

function textOf(texts: Record<string, unknown>, key: string): string {
  return String(key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], texts));
}

const texts = allTexts();
const namespaces = Object.keys(texts.en ?? {});

test.each(namespaces)("%s says everything in Arabic that it says in English", (namespace) => {
  const bare = (language: string) => [...new Set(keysOf(texts[language]?.[namespace] ?? {}).map((key) => key.replace(PLURAL, "")))].sort();
  // What the server says in English needs a text in the other languages only.
  expect(bare("ar").filter((key) => !key.startsWith("server."))).toEqual(bare("en"));
});

test.each(namespaces)("%s has every Arabic plural form", (namespace) => {
  const arabic = keysOf(texts.ar?.[namespace] ?? {});
  const plurals = keysOf(texts.en?.[namespace] ?? {})
    .filter((key) => key.endsWith("_other"))
    .flatMap((key) => ARABIC_FORMS.map((form) => key.replace(PLURAL, `_${form}`)));
  expect(plurals.filter((key) => !arabic.includes(key))).toEqual([]);
});

test.each(namespaces)("%s fills the same places in both languages", (namespace) => {
  const english = texts.en?.[namespace] ?? {};
  const arabic = texts.ar?.[namespace] ?? {};
  const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  const shared = keysOf(english).filter((key) => !PLURAL.test(key));
  for (const key of shared) {
    expect(places(textOf(arabic, key)), key).toEqual(places(textOf(english, key)));
  }
});
