/** What the clocks of a zone show at a moment, as if it were UTC. */
function shownAt(epoch: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" }).formatToParts(epoch);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

const offsetAt = (epoch: number, zone: string): number => shownAt(epoch, zone) - Math.floor(epoch / 1000) * 1000;

/** A moment as the date-time field of a form holds it, by the clocks of a zone. */
export function localOf(iso: string, zone: string): string {
  return new Date(shownAt(Date.parse(iso), zone)).toISOString().slice(0, 16);
}

/** The moment at which the clocks of a zone show what a date-time field holds; null while it holds none. An hour that the clocks leave out is taken as the one after it. */
export function instantOf(local: string, zone: string): string | null {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) {
    return null;
  }
  const near = shown - offsetAt(shown, zone);
  const exact = shown - offsetAt(near, zone);
  return new Date(offsetAt(exact, zone) === offsetAt(near, zone) ? exact : Math.max(near, exact)).toISOString();
}
