import { useFormats } from "@/lib/format";

/** Who did it and when; a name keeps its own direction, so that the day does not stick to it. */
export function ByWhom({ who, at, zone }: { who: string | null; at: string | null; zone?: string }) {
  const { dateTime, commas } = useFormats();
  const when = at === null ? [] : [dateTime(at, zone)];
  return (
    <>
      {who !== null && <bdi>{who}</bdi>}
      {who === null ? when : when.map((each) => commas(["", each]))}
    </>
  );
}
