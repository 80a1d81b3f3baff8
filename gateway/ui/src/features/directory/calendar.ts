import type { CalendarDraft, WorkingCalendar } from "@/lib/contract";

export const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
export type Day = (typeof DAYS)[number];

export interface CalendarValues {
  opening: { day: Day; from: string; to: string }[];
  country: string;
  holidayRegion: string;
  closures: { date: string; name: string }[];
}

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export function valuesOfCalendar(calendar: WorkingCalendar): CalendarValues {
  return {
    opening: calendar.opening.map(({ day, from, to }) => ({ day, from, to })),
    country: calendar.country ?? "",
    holidayRegion: calendar.holidayRegion ?? "",
    closures: calendar.closures.map(({ date, name }) => ({ date, name })),
  };
}

export function draftOfCalendar({ opening, country, holidayRegion, closures }: CalendarValues): CalendarDraft {
  return {
    opening: opening.map(({ day, from, to }) => ({ day, from: clock(from), to: clock(to) })),
    country: country === "" ? null : country,
    holidayRegion: country === "" || holidayRegion === "" ? null : holidayRegion,
    closures: closures.map(({ date, name }) => ({ date, name: name.trim() })),
  };
}

/** What people type for a time of day: "8" and "8:30" are meant as 08:00 and 08:30. */
export function clock(text: string): string {
  const [, hour, minute] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? [];
  return hour === undefined ? text.trim() : `${hour.padStart(2, "0")}:${minute ?? "00"}`;
}

export type Wrong = "needed" | "calendar.timeWrong" | "calendar.tooEarly" | "calendar.overlapping" | "calendar.dateWrong" | "calendar.doubled";

/** What is wrong, by the path of the field. */
export function faultsOf({ opening, closures }: CalendarValues): Record<string, Wrong> {
  const faults: Record<string, Wrong> = {};
  const times = opening.map(({ day, from, to }) => ({ day, from: clock(from), to: clock(to) }));
  times.forEach(({ day, from, to }, index) => {
    if (!FROM.test(from)) {
      faults[`opening.${index}.from`] = "calendar.timeWrong";
    }
    if (!TO.test(to)) {
      faults[`opening.${index}.to`] = "calendar.timeWrong";
    } else if (from >= to) {
      faults[`opening.${index}.to`] = "calendar.tooEarly";
    } else if (times.some((other, place) => place !== index && other.day === day && other.from <= from && from < other.to && (other.from < from || place < index))) {
      faults[`opening.${index}.from`] = "calendar.overlapping";
    }
  });
  closures.forEach(({ date, name }, index) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
      faults[`closures.${index}.date`] = "calendar.dateWrong";
    } else if (closures.findIndex((other) => other.date === date) < index) {
      faults[`closures.${index}.date`] = "calendar.doubled";
    }
    if (name.trim() === "") {
      faults[`closures.${index}.name`] = "needed";
    }
  });
  return faults;
}

/** The server names an element of a list by brackets, the form by dots. */
export function pathOf(field: string): string {
  return field.replaceAll(/\[(\d+)\]/g, ".$1");
}
