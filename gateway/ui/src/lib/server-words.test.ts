import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allTexts } from "@/testing/texts";

const top = join(import.meta.dirname, "..", "..", "..", "..");
const SERVICES = ["gateway", "service-starter", "feedback-service", "complaint-service", "notification-service", "reporting-service"];

/** Told to programs, or in public pages that have texts of their own; nobody reads them in this app. */
const NOT_SHOWN = new Set([
  "cross-origin", "csrf", "events-gone", "idempotency-key-missing", "malformed-json", "method-not-allowed", "not-acceptable", "other-epoch", "other-kiosk", "unknown-code", "unknown-device",
  "unsigned", "unsupported-media-type",
]);
/** The panel of problems has a sentence of its own for them. */
const EXPLAINED = new Set(["forbidden", "not-found", "too-many-requests", "unavailable", "unexpected", "unreachable", "validation"]);

/** They mean the same as others, see problem.ts. */
const SAME = new Set(["email", "size", "min", "max"]);

const sources = SERVICES.flatMap((service) => {
  const folder = join(top, service, "src", "main", "java");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".java"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
});

function reasons(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, reason]) => reason ?? "")))].sort();
}

const words = (allTexts().ar?.components?.server ?? {}) as Record<string, Record<string, string>>;

test("why a field was refused is told in Arabic", () => {
  const told = reasons(/new FieldFault\(\s*[^;]+?,\s*"([a-z]+(?:-[a-z]+)*)",/g);
  expect(told).toContain("out-of-range");
  expect(told.filter((reason) => !reason.startsWith("unknown-") && !SAME.has(reason) && !(reason in (words.fault ?? {})))).toEqual([]);
});

test("why something was refused as a whole is told in Arabic", () => {
  const told = reasons(/Problems\s*\.\s*(?:conflict|of)\(\s*(?:HttpStatus\.\w+,\s*)?"([a-z]+(?:-[a-z]+)*)",/g);
  expect(told).toContain("precondition-failed");
  expect(told.filter((reason) => !EXPLAINED.has(reason) && !NOT_SHOWN.has(reason) && !(reason in (words.problem ?? {})))).toEqual([]);
});

/** Names of the product, of people, of places, of file formats, of keys, and what is typed as it stands. */
const LATIN = /Touchpoint|KO41a|DISP 1|Standard Webhooks|Cochran|Sampling Techniques|English|Español|https:\/\/www\.example\.org|dd\/MM\/uuuu HH:mm|\b(?:TREAT|GUEST|Olist|CFPB|NYC|CSV|PDF|JPEG|PNG|JSON|ISO|QR|PIN|Enter|Shift|Tab|Alt|nps)\b/g;
/** Codes and the names of files, which have no language. */
const CODES = new Set(["channels.file.POSTER", "channels.file.TENT", "channels.file.SHEET", "customers.import.columns", "directory.languagesHint"]);

function latinIn(texts: Record<string, unknown>, before: string): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = `${before}.${key}`;
    if (typeof value === "object" && value !== null) {
      return latinIn(value as Record<string, unknown>, path);
    }
    const said = String(value).replace(/{{\w+}}|<[^>]*>/g, "").replace(LATIN, "");
    return !CODES.has(path) && /[A-Za-z]{2,}/.test(said) ? [`${path}: ${said}`] : [];
  });
}

test("no Arabic text holds words of another language", () => {
  const arabic = allTexts().ar ?? {};
  expect(Object.entries(arabic).flatMap(([namespace, texts]) => latinIn(texts, namespace))).toEqual([]);
});
