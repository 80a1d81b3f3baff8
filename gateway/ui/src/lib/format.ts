import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "./contract";
import { majorOf } from "./money";

/** Western digits in every language: figures are compared across languages and copied into other systems. */
function locale(language: string): string {
  return language === "ar" ? "ar-u-nu-latn" : "en-GB";
}

export interface Formats {
  number(value: number): string;
  decimal(value: number): string;
  percent(value: number): string;
  /** An amount in the smallest unit of a currency. */
  money(minor: number, currency: string): string;
  /** A number with its unit in words, such as "2 hours". */
  unit(value: number, unit: string): string;
  /** A figure of a measure: a share in per cent, a net score in points with its sign, a mean score in points of 100. */
  figure(value: number, kind: Measure["kind"]): string;
  /** An interval of such figures; the unit is said once. */
  range(lower: number, upper: number, kind: Measure["kind"]): string;
  /** What a figure was and what it became. */
  fromTo(before: string, after: string): string;
  dateTime(iso: string, zone?: string): string;
  date(iso: string, zone?: string): string;
  /** The last day on which a deadline can still be met: one at midnight belongs to the day that ends then. */
  lastDay(iso: string, zone: string): string;
  /** Whether that day may be used to its end; then the day says more than the hour. */
  endsDay(iso: string, zone: string): boolean;
  /** The short name of the browser's time zone, for the head of a column of times. */
  zoneName: string;
  /** A whole month of a year, told by its first day. */
  month(iso: string): string;
  /** How long until or since a time, in its largest unit; days are those of the calendar, in the zone or the browser's. */
  relative(iso: string, now: number, zone?: string): string;
  list(items: readonly string[]): string;
  /** One of these is enough. */
  either(items: readonly string[]): string;
  /** Things beside each other, parted by the comma of the language. */
  commas(items: readonly string[]): string;
  /** The reader's name of a language. */
  language(code: string): string;
}

const DAY = 86_400_000;

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

/** The number of the calendar day in which a time lies. */
function dayOf(time: number, zone?: string): number {
  const [year, month, day] = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: zone }).format(time).split("-").map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day) / DAY;
}

export function formatsOf(language: string): Formats {
  const tag = locale(language);
  const number = new Intl.NumberFormat(tag);
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const score = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  const either = new Intl.ListFormat(tag, { type: "disjunction" });
  const languages = new Intl.DisplayNames(tag, { type: "language", fallback: "code" });
  // Kept from left to right among words that run the other way.
  const isolated = (text: string) => (language === "ar" ? `\u2066${text}\u2069` : text);
  const zoneParts = new Intl.DateTimeFormat(tag, { timeZoneName: "short" }).formatToParts(new Date());
  return {
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    percent: (value) => percent.format(value),
    money: (minor, currency) => new Intl.NumberFormat(tag, { style: "currency", currency }).format(majorOf(minor, currency)),
    unit: (value, unit) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(value),
    figure: (value, kind) => (kind === "PROPORTION" ? percent.format(value) : (kind === "NET_SCORE" ? score : points).format(value * 100)),
    range(lower, upper, kind) {
      const ends = kind === "NET_SCORE" ? score : points;
      return isolated(`${ends.format(lower * 100)} – ${kind === "PROPORTION" ? percent.format(upper) : ends.format(upper * 100)}`);
    },
    fromTo: (before, after) => isolated(`${before} → ${after}`),
    dateTime: (iso, zone) =>
      new Intl.DateTimeFormat(tag, {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        ...(zone ? { timeZone: zone, timeZoneName: "short" as const } : {}),
      }).format(new Date(iso)),
    date: (iso, zone) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone: zone ?? "UTC" }).format(new Date(iso)),
    lastDay: (iso, zone) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone: zone }).format(Date.parse(iso) - 1),
    endsDay: (iso, zone) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(Date.parse(iso)) === "00:00",
    zoneName: zoneParts.find((part) => part.type === "timeZoneName")?.value ?? "UTC",
    month: (iso) => new Intl.DateTimeFormat(tag, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(iso)),
    relative(iso, now, zone) {
      const distance = new Date(iso).getTime() - now;
      if (Math.abs(distance) >= DAY) {
        // A deadline at midnight belongs to the day that ends then.
        return relative.format(dayOf(distance > 0 ? Date.parse(iso) - 1 : Date.parse(iso), zone) - dayOf(now, zone), "day");
      }
      const [unit, size] = STEPS.find(([, step]) => Math.abs(distance) >= step) ?? (["second", 1_000] as const);
      return relative.format(Math.round(distance / size), unit);
    },
    list: (items) => list.format(items),
    either: (items) => either.format(items),
    commas: (items) => items.join(language === "ar" ? "، " : ", "),
    language(code) {
      try {
        return languages.of(code) ?? code;
      } catch {
        return code;
      }
    },
  };
}

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(i18n.language), [i18n.language]);
}
