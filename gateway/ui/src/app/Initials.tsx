/** The first letters of a name, as the sign of who is signed in; the name itself stands beside it for those who hear the page. */
export function Initials({ name }: { name: string }) {
  const letters = name
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("");
  return (
    <span className="tp-initials" aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  );
}
