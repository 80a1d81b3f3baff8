/** How a face of five marks looks: drawn, because not every machine has a letter for each. */
export function Face({ mark }: { mark: 1 | 2 | 3 | 4 | 5 }) {
  const middle = 16;
  const bend = (mark - 3) * 1.75;
  const corner = middle - bend / 2;
  return (
    <svg width={26} height={26} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.7} strokeLinecap="round" aria-hidden="true">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M8.700 9v.9M15.300 9v.9" strokeWidth={2.2} />
      <path d={`M7.500 ${corner - 0.5} Q12 ${corner + 2 * bend - 0.5} 16.500 ${corner - 0.5}`} />
    </svg>
  );
}
